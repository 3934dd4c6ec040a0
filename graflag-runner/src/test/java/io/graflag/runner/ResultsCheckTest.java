package io.graflag.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsCheckTest {
  @TempDir Path directory;

  private Optional<String> problemOf(String content) throws IOException {
    return ResultsCheck.problem(Files.writeString(directory.resolve("results.json"), content));
  }

  @Test
  void acceptsAnObjectWhateverBlanksFollow() throws Exception {
    assertThat(problemOf("{}")).isEmpty();
    assertThat(problemOf("{\"scores\": []}\r\n\t ")).isEmpty();
    assertThat(problemOf("x".repeat(100_000) + "}")).isEmpty();
  }

  @Test
  void findsAFileThatWasCutOff() throws Exception {
    assertThat(problemOf("{\"scores\": [0.1, 0."))
        .contains(
            directory.resolve("results.json")
                + " does not end with '}': it was cut off while it was written.");
    assertThat(problemOf("   ")).isPresent();
  }

  @Test
  void findsAnEmptyFileAndADirectory() throws Exception {
    assertThat(problemOf("").orElseThrow()).endsWith("is empty.");
    assertThat(ResultsCheck.problem(directory).orElseThrow()).endsWith("is no file.");
  }
}
