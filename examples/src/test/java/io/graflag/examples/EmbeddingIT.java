package io.graflag.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program in a project of its own, built from installed artifacts, does what it promises. */
class EmbeddingIT {
  private static final Path PROJECT = Path.of("target/standalone/embedding").toAbsolutePath();
  private static final String WRITE_RESULTS =
      "printf '{\"result_type\":\"NODE_ANOMALY_SCORES\",\"scores\":[0.1,0.9,0.3],"
          + "\"ground_truth\":[0,1,0],\"metadata\":{}}' > \"${EXP}results.json\"";

  @TempDir Path folder;
  private Path sharedDir;

  @BeforeEach
  void fillSharedDir() throws IOException {
    sharedDir = folder;
    method("writer", WRITE_RESULTS);
    method("failing", "echo out of ideas; exit 3");
    Files.createDirectories(sharedDir.resolve("datasets/toy"));
  }

  @Test
  void runsFollowsEvaluatesAndReadsMetrics() throws Exception {
    assertThat(program("writer"))
        .anyMatch(line -> line.startsWith("Started[experiment=exp__writer__toy__"))
        .anyMatch(line -> line.startsWith("Finished["))
        .last()
        .isEqualTo("AUC-ROC 1.0");
  }

  @Test
  void hearsOfAMethodThatDoesNotExist() throws Exception {
    assertThat(program("wirter")).singleElement().asString().startsWith("! ").contains("wirter");
  }

  @Test
  void hearsOfANameThatCannotBeOne() throws Exception {
    assertThat(program("../writer")).singleElement().asString().startsWith("! ").contains("../wri");
  }

  @Test
  void hearsOfAMethodThatFails() throws Exception {
    assertThat(program("failing"))
        .anyMatch(line -> line.startsWith("! exp__failing__toy__") && line.contains("exit_code"))
        .last()
        .isEqualTo("out of ideas");
  }

  @Test
  void hearsOfASharedDirThatDoesNotExist() throws Exception {
    sharedDir = sharedDir.resolve("nowhere");
    assertThat(program("writer")).first().asString().startsWith("! ").contains("no directory");
  }

  @Test
  void staysShort() throws IOException {
    Path source = Path.of("embedding/src/main/java/org/example/Embedding.java");
    assertThat(Files.readAllLines(source)).hasSizeLessThanOrEqualTo(25);
  }

  private void method(String name, String command) throws IOException {
    Path directory = Files.createDirectories(sharedDir.resolve("methods").resolve(name));
    Files.writeString(directory.resolve(".env"), "COMMAND=" + command + "\n");
  }

  /** What the program prints on its standard output and standard error; it never fails. */
  private List<String> program(String method) throws IOException, InterruptedException {
    Path output = folder.resolve("printed.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            "target/classes:target/lib/*", // relative, as the README says
            "org.example.Embedding",
            sharedDir.toString(),
            method,
            "toy");
    builder.directory(PROJECT.toFile());
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    List<String> lines = Files.readAllLines(output);
    assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
    assertThat(lines).noneMatch(line -> line.startsWith("\tat "));
    return lines;
  }
}
