package io.graflag.examples.midas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowHashesTest {

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, 1024, 104_729, 2_000_000_000, Integer.MAX_VALUE, Integer.MIN_VALUE, -7})
  void findsTheSameCellsByMaskAndByRemainder(int number) {
    RowHashes hashes = new RowHashes(SketchSize.PUBLISHED, RowHashes.Subject.EDGE, 2048, 0);
    int[] cells = new int[2];
    hashes.locate(number, cells);
    assertThat(cells).containsExactly(hashes.first(number), hashes.second(number));
    assertThat(cells[0]).isEqualTo(2048 + Math.floorMod(number * 23 + 31, 1024));
    assertThat(cells[1]).isEqualTo(2048 + 1024 + Math.floorMod(number * 29 + 37, 1024));
  }

  @ParameterizedTest
  @CsvSource({"42, 1024", "3, 2", "7, 1"})
  void findsTheSameCellsForDrawnRows(long seed, int columns) {
    SketchSize size = new SketchSize(2, columns);
    RowHashes hashes = new RowHashes(size, RowHashes.Subject.EDGE, 5, seed);
    int[] cells = new int[2];
    for (int number : new int[] {0, 1, -1, 104_729, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      hashes.locate(number, cells);
      assertThat(cells).containsExactly(hashes.first(number), hashes.second(number));
    }
  }

  @Test
  void drawsEdgesThenSourcesThenTargets() {
    // rand() after srand(42): 71876166 708592740 1483128881 907283241 442951012 537146758 ...
    RowHashes edges = new RowHashes(SketchSize.PUBLISHED, RowHashes.Subject.EDGE, 0, 42);
    RowHashes sources = new RowHashes(SketchSize.PUBLISHED, RowHashes.Subject.SOURCE, 0, 42);
    assertThat(edges.first(0)).isEqualTo(708592740 % 1024);
    assertThat(edges.second(0)).isEqualTo(1024 + 907283241 % 1024);
    assertThat(edges.first(1)).isEqualTo((708592740 + 71876167) % 1024);
    assertThat(sources.first(0)).isEqualTo(537146758 % 1024);
  }

  @Test
  void collidesInTheSamePlacesForAllOddFactorsOfAPowerOfTwo() {
    RowHashes odd = new RowHashes(SketchSize.PUBLISHED, RowHashes.Subject.EDGE, 0, 42);
    RowHashes fixed = new RowHashes(SketchSize.PUBLISHED, RowHashes.Subject.EDGE, 0, 0);
    assertThat(collisions(odd::first).toArray()).isEqualTo(collisions(fixed::first).toArray());
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 4_294_967_296L})
  void refusesASeedThatTheAuthorsProgramCannotTake(long seed) {
    assertThatThrownBy(() -> new RowHashes(SketchSize.PUBLISHED, RowHashes.Subject.EDGE, 0, seed))
        .hasMessageContaining("The seed is " + seed);
  }

  private static IntStream collisions(IntUnaryOperator cell) {
    return IntStream.rangeClosed(1, 100_000)
        .filter(number -> cell.applyAsInt(number) == cell.applyAsInt(0));
  }
}
