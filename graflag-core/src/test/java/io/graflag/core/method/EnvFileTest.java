package io.graflag.core.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Original;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvFileTest {
  @Test
  void readsAFileOfTheOriginal() {
    EnvFile env = EnvFile.read(Original.file("service_config/method.env"));
    assertThat(env.values())
        .containsExactly(
            entry("METHOD_NAME", "FIXTURE"),
            entry("DESCRIPTION", "Fixture method for format tests"),
            entry("SOURCE_CODE", "https://example.org/fixture"),
            entry("SUPPORTED_DATASETS", "toy,toy_*"),
            entry("COMMAND", "python3 train.py --mode \"full run\""),
            entry("_BATCH_SIZE", "128"),
            entry("_MAX_EPOCH", "50"),
            entry("_NOTE", "a=b # not a comment"),
            entry("_SEED", "1"));
    assertThat(env.comments()).containsExactly(entry("_NOTE", "a comment"));
    assertThat(env.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"quoted\"",
        "'x'",
        "$HOME",
        "${A}",
        "a#b",
        "a # b",
        "a=b=c",
        "\\n",
        "a  b",
        "%s"
      })
  void takesTheValueLiterally(String value) {
    assertThat(parse("A=" + value).values()).containsExactly(entry("A", value));
  }

  @Test
  void trimsBothSides() {
    assertThat(parse("  A =  x y \t\n").values()).containsExactly(entry("A", "x y"));
  }

  @Test
  void readsAnEmptyValue() {
    assertThat(parse("A=\nB= ").values()).containsExactly(entry("A", ""), entry("B", ""));
  }

  @Test
  void readsWindowsLineEndsAByteOrderMarkAndAMissingFinalLineEnd() {
    assertThat(parse("\uFEFFA=1\r\n\r\nB=2").values())
        .containsExactly(entry("A", "1"), entry("B", "2"));
  }

  @Test
  void letsTheLastDuplicateWin() {
    EnvFile env = parse("# first\nA=1\nB=2\nA=3");
    assertThat(env.values()).containsExactly(entry("A", "3"), entry("B", "2"));
    assertThat(env.comments()).as("the comment of the line that lost").isEmpty();
  }

  @Test
  void skipsALineWithoutASeparatorAndSaysWhere() {
    EnvFile env = parse("A=1\n\nexport B\n=3\n#c\nC=4");
    assertThat(env.values()).containsOnlyKeys("A", "C");
    assertThat(env.warnings())
        .containsExactly(
            "m/.env:3: not KEY=VALUE, skipped: export B", "m/.env:4: not KEY=VALUE, skipped: =3");
  }

  @Test
  void takesTheCommentLinesDirectlyAboveAsDescription() {
    EnvFile env = parse("# Licence\n\n# How many\n#epochs to train\n_EPOCHS=5\n_SEED=1\n");
    assertThat(env.comments()).containsExactly(entry("_EPOCHS", "How many epochs to train"));
  }

  @Test
  void readsAnEmptyFile() {
    assertThat(parse("").values()).isEmpty();
    assertThat(parse("").warnings()).isEmpty();
  }

  @Test
  void replacesBytesThatAreNoUtf8(@TempDir Path directory) throws IOException {
    Path file = Files.write(directory.resolve(".env"), new byte[] {'A', '=', (byte) 0xE9, 'x'});
    assertThat(EnvFile.read(file).values()).containsExactly(entry("A", "\uFFFDx"));
  }

  @Test
  void saysThatAMethodHasNoFile(@TempDir Path directory) {
    Path missing = directory.resolve(".env");
    assertThatThrownBy(() -> EnvFile.read(missing))
        .hasMessage("Cannot read " + missing + ": it does not exist.")
        .extracting("kind")
        .isEqualTo(Kind.NOT_FOUND);
  }

  private static EnvFile parse(String text) {
    return EnvFile.parse(text, "m/.env");
  }

  @Test
  void refusesANulCharacterWithItsLine() {
    assertThatThrownBy(() -> EnvFile.parse("A=1\nB=\0\n", "m/.env"))
        .hasMessageContaining("m/.env:2")
        .hasMessageContaining("NUL");
  }
}
