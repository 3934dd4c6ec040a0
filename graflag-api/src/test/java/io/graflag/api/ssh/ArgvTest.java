package io.graflag.api.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgvTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "plain-1.0/a:b@c,plain-1.0/a:b@c",
        "a b,'a b'",
        "it's,'it'\\''s'",
        "``,''",
        "$x,'$x'"
      })
  void quotesWhatAShellWouldTakeForItself(String word, String quoted) {
    assertThat(Argv.of("echo", word == null ? "" : word).line()).isEqualTo("echo " + quoted);
  }

  @Test
  void quotesAProgramThatIsAWordOfTheShell() {
    assertThat(Argv.of("if", "if").line()).isEqualTo("'if' if");
    assertThat(Argv.of("A=b", "A=b").line()).isEqualTo("'A=b' 'A=b'");
  }

  @Test
  void keepsNewlines() {
    assertThat(Argv.of("printf", "a\nb").line()).isEqualTo("printf 'a\nb'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "\ud83d"})
  void refusesWhatNoArgumentCanHold(String word) {
    assertThatThrownBy(() -> Argv.of("echo", word)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesToStartNothing() {
    assertThatThrownBy(() -> new Argv(List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}
