package io.graflag.examples.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GnuRandomTest {

  /** The first three numbers and the 101st, as printed by a C program linked with glibc 2.36. */
  @ParameterizedTest
  @CsvSource({
    "0, 1804289383, 846930886, 1681692777, 1036140795",
    "1, 1804289383, 846930886, 1681692777, 1036140795",
    "2, 1505335290, 1738766719, 190686788, 239825308",
    "42, 71876166, 708592740, 1483128881, 153692284",
    "2147483648, 1336741213, 1210407648, 1447044896, 1577890757",
    "4294967295, 254925627, 1205188300, 366127624, 1557058367"
  })
  void drawsWhatTheCLibraryDraws(long seed, int first, int second, int third, int hundredFirst) {
    int[] drawn = IntStream.generate(new GnuRandom(seed)::draw).limit(101).toArray();
    assertThat(drawn).startsWith(first, second, third).endsWith(hundredFirst);
  }
}
