package io.graflag.api.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTailTest {
  @TempDir Path folder;

  @Test
  void readsTheLastLines() throws IOException {
    assertThat(tail("a\nb\nc\n", 2)).isEqualTo("b\nc\n");
    assertThat(tail("a\nb\nc", 2)).isEqualTo("b\nc");
    assertThat(tail("a\n", 5)).isEqualTo("a\n");
    assertThat(tail("", 5)).isEmpty();
    assertThat(tail("a\nb\n", 0)).isEmpty();
  }

  @Test
  void readsALineLongerThanOneReadFromTheEnd() throws IOException {
    String line = "x".repeat(300_000);
    assertThat(tail("first\n" + line + "\nlast\n", 2)).isEqualTo(line + "\nlast\n");
  }

  @Test
  void saysWhereAFollowerGoesOn() throws IOException {
    Path file = Files.writeString(folder.resolve("out"), "a\nb\n");
    assertThat(OutputTail.read(file, 1).end()).isEqualTo(4);
  }

  private String tail(String text, int lines) throws IOException {
    Path file = Files.writeString(folder.resolve("out"), text);
    return new String(OutputTail.read(file, lines).bytes(), StandardCharsets.UTF_8);
  }
}
