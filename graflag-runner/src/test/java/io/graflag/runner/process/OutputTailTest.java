package io.graflag.runner.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTailTest {
  @TempDir Path directory;

  private String tailOf(String output) throws IOException {
    Path file = directory.resolve("output");
    Files.write(file, ("=== HEAD ===\n" + output).getBytes(ISO_8859_1));
    return OutputTail.read(file, "=== HEAD ===");
  }

  @Test
  void leavesTheHeadingOut() throws Exception {
    assertThat(tailOf("one\ntwo")).isEqualTo("one\ntwo");
    assertThat(tailOf("")).isEmpty();
  }

  @Test
  void keepsTheLastTwentyLinesWithoutBlankOnesAtTheEnd() throws Exception {
    String lines =
        IntStream.rangeClosed(1, 100).mapToObj(Integer::toString).collect(Collectors.joining("\n"));
    assertThat(tailOf(lines + "\n\n  \n")).startsWith("81\n82\n").endsWith("\n99\n100");
  }

  @Test
  void isBoundedWhateverTheLinesAre() throws Exception {
    assertThat(tailOf("x".repeat(1_000_000))).hasSize(8192);
    assertThat(tailOf(("y".repeat(3000) + "\n").repeat(30))).hasSize(2 * 3000 + 1);
  }

  @Test
  void showsOfAProgressBarWhatATerminalShows() throws Exception {
    assertThat(tailOf("epoch 1\r\nat 1%\rat 50%\rat 99%\r\nfailed\r\n"))
        .isEqualTo("epoch 1\nat 99%\nfailed");
  }

  @Test
  void replacesBytesThatAreNoText() throws Exception {
    assertThat(tailOf("caf\u00e9!")).isEqualTo("caf\ufffd!");
  }
}
