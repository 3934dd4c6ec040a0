package io.graflag.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
  private final Screen screen = new Screen();

  @Test
  void showsHostileTextHarmlessOnOneLine() {
    Table.of("A", "B").row("one\ntwo", Screen.HOSTILE).print(screen.terminal());
    assertThat(screen.out().lines()).containsExactly("A        B", "one two  " + Screen.HARMLESS);
  }
}
