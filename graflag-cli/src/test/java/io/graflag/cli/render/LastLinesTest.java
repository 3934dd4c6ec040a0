package io.graflag.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LastLinesTest {
  private final LastLines lines = new LastLines();

  @Test
  void joinsALineThatComesInPieces() {
    add("epoch 1 lo");
    add("ss 0.5\nepoch 2");
    assertThat(lines.last()).isEqualTo("epoch 2");
    assertThat(lines.all()).containsExactly("epoch 1 loss 0.5", "epoch 2");
  }

  @Test
  void keepsTheLastTwenty() {
    for (int i = 1; i <= 30; i++) {
      add("line " + i + "\n");
    }
    assertThat(lines.all()).hasSize(20).startsWith("line 11").endsWith("line 30");
  }

  @Test
  void treatsAProgressBarThatWritesOverItselfAsLines() {
    add("10%\r20%\r30%");
    assertThat(lines.last()).isEqualTo("30%");
  }

  @Test
  void keepsControlCharactersFromTheTerminal() {
    add("\u001b[31mred\u0007\n");
    assertThat(lines.last()).isEqualTo("[31mred");
  }

  @Test
  void doesNotGrowWithALineWithoutEnd() {
    add("x".repeat(1_000_000));
    assertThat(lines.last()).hasSize(500);
  }

  private void add(String text) {
    lines.add(text.getBytes(StandardCharsets.UTF_8));
  }
}
