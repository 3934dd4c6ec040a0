package io.graflag.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTest {
  @Test
  void removesWhatSteersATerminal() {
    assertThat(Plain.text(Screen.HOSTILE)).isEqualTo(Screen.HARMLESS);
    assertThat(Plain.text("a\rb\u007fc\u0085d")).isEqualTo("abcd");
  }

  @Test
  void removesWhatTurnsTheOrderOfLettersAround() {
    assertThat(Plain.text("safe\u202etxt.exe\u200b")).isEqualTo("safetxt.exe");
  }

  @Test
  void leavesLinesAndLettersOfAllScripts() {
    assertThat(Plain.text("Zoë\n日本\t😀")).isEqualTo("Zoë\n日本 😀");
  }
}
