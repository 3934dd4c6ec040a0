package io.graflag.api.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TarWordsTest {
  private final TarWords words = new TarWords();

  private void hear(String... lines) {
    for (String line : lines) {
      words.accept(line);
    }
  }

  @Test
  void takesOnlyAMissingFileForOneThatVanished() {
    hear(
        "tar: s/a: Warning: Cannot stat: No such file or directory",
        "tar: s/b: Cannot open: No such file or directory",
        "tar: s/c: Warning: Cannot open: Permission denied");
    assertThat(words.isVanished(Path.of("/s/a"))).isTrue();
    assertThat(words.isVanished(Path.of("/s/b"))).isTrue();
    assertThat(words.isVanished(Path.of("/s/c"))).isFalse();
    assertThat(words.failure()).contains("/s/c: Cannot open: Permission denied");
  }

  @Test
  void readsNamesAsTarQuotesThem() {
    hear("tar: s/\\303\\251\\:\\\\ \\n1\\t: File shrank by 5 bytes; padding with zeros");
    assertThat(words.padded()).containsExactly(Path.of("/s/\u00e9:\\ \n1\t"));
    assertThat(words.failure()).contains("/s/\u00e9:\\ ?1? became shorter while being read");
  }

  @Test
  void forgetsNothingHoweverMuchIsSaidAfterwards() {
    hear("tar: s/a: Warning: Read error at byte 0, while reading 512 bytes: Input/output error");
    for (int i = 0; i < 1000; i++) {
      hear("tar: s/" + i + ": file changed as we read it");
    }
    assertThat(words.padded()).containsExactly(Path.of("/s/a"));
    assertThat(words.isRefused(Path.of("/s/a"))).isTrue();
    assertThat(words.failure().orElseThrow()).startsWith("/s/a: Read error").doesNotContain("999");
  }

  @Test
  void takesWhatItDoesNotKnowForAFailureButNotAGreeting() {
    hear("Welcome to the manager", "tar: s/p: socket ignored");
    assertThat(words.failure()).isEmpty();
    assertThat(words.isIgnored(Path.of("/s/p"))).isTrue();
    hear("tar: Something new", "tar: Exiting with failure status due to previous errors");
    assertThat(words.failure()).contains("tar: Something new");
  }

  @Test
  void namesAFewOfMany() {
    for (int i = 0; i < 9; i++) {
      hear("tar: s/" + i + ": Cannot open: Permission denied");
    }
    assertThat(words.failure().orElseThrow())
        .isEqualTo("/s/0, /s/1, /s/2, /s/3, /s/4 and 4 more: Cannot open: Permission denied");
  }
}
