package io.graflag.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.result.Results;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A method that is one Java file, compiled and run against the runner's jar. */
class JavaMethodIT {
  private static final String DETECTOR =
      """
      import io.graflag.core.result.ResultType;
      import io.graflag.runner.ResultWriter;
      import java.util.Map;

      public class Detector {
        public static void main(String[] args) {
          System.out.println("epochs " + args[1]);
          try (ResultWriter writer = ResultWriter.from(System.getenv())) {
            writer.spot("training", Map.of("epoch", 1, "loss", 0.5));
            writer.saveScores(
                ResultType.NODE_ANOMALY_SCORES, new double[] {0.1, 0.9, 0.3}, new int[] {0, 1, 0});
            writer.addMetadata("method_name", "detector");
            writer.finish();
          }
        }
      }
      """;

  @TempDir Path root;
  private RunnerFixture runner;

  @BeforeEach
  void prepare() throws IOException {
    runner = new RunnerFixture(root);
    Files.writeString(root.resolve("Detector.java"), DETECTOR);
  }

  private int runDetector() throws Exception {
    runner.argument("--pass-env-args").with("_EPOCHS", "3");
    return runner.run(RunnerFixture.java() + " -cp \"$GRAFLAG_RUNNER_JAR\" Detector.java");
  }

  @Test
  void needsNothingBesideTheJar() throws Exception {
    assertThat(runDetector()).as(runner.output()).isZero();
    Results results = ResultWriter.loadResults(runner.experiment().path());
    assertThat(results.scores().values()).containsExactly(0.1, 0.9, 0.3);
    assertThat(results.groundTruth().orElseThrow().values()).containsExactly(0, 1, 0);
    assertThat(results.metadata()).containsEntry("method_name", "detector");
  }

  @Test
  void needsNothingElseWhereAnotherProgramEmbedsTheRunner() throws Exception {
    runner.embedded();
    assertThat(runDetector()).as(runner.output()).isZero();
    assertThat(ResultWriter.loadResults(runner.experiment().path()).scores().values())
        .containsExactly(0.1, 0.9, 0.3);
  }

  @Test
  void logsAsTheOriginalDoes() throws Exception {
    assertThat(runDetector()).isZero();
    List<String> ours = runner.output().lines().filter(line -> line.contains("INFO")).toList();
    List<String> originals = original().lines().filter(line -> line.contains("INFO")).toList();
    assertThat(words(ours)).isEqualTo(words(originals)).hasLineCount(3);
    assertThat(ours)
        .allMatch(Pattern.compile("\\d{4}-\\d\\d-\\d\\d [0-9:]{8},\\d{3} - .*").asMatchPredicate());
  }

  /** The lines without time and directory. */
  private static String words(List<String> lines) {
    return lines.stream()
        .map(line -> line.replaceAll("^[0-9-]+ [0-9:,]+ ", "").replaceAll("/.*/", "/"))
        .collect(Collectors.joining("\n"));
  }

  private static String original() throws IOException {
    try (InputStream in =
        JavaMethodIT.class.getResourceAsStream("/original/run_ok/method_output.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void findsTheJarThatRunsIt() throws Exception {
    assertThat(runner.run("echo \"[$GRAFLAG_RUNNER_JAR]\"; exit 4")).isEqualTo(4);
    assertThat(runner.output()).endsWith("[" + RunnerFixture.JAR + "]\n");
  }

  @Test
  void isTheOnlyReasonForALogBinding() throws Exception {
    String service = "META-INF/services/org.slf4j.spi.SLF4JServiceProvider";
    try (JarFile jar = new JarFile(RunnerFixture.JAR.toFile())) {
      String provider =
          new String(
              jar.getInputStream(jar.getEntry(service)).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(provider.strip()).isEqualTo("io.graflag.runner.log.LogProvider");
    }
    assertThat(Path.of("target/classes", service)).doesNotExist();
  }
}
