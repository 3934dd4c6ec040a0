package io.graflag.evaluator;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.evaluation.Evaluation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shaded jar as a process of its own, with the locale that breaks most programs. */
class EvaluatorJarIT {
  private static final Path JAR =
      Path.of(System.getProperty("graflag.root"), "graflag-evaluator/target/graflag-evaluator.jar");

  @TempDir Path directory;

  /** How a process ended. */
  private record Ended(int exitCode, String out, String err) {}

  @Test
  void evaluatesAnExperiment() throws Exception {
    TestExperiment experiment = TestExperiment.with(run(), "0.1, 0.9, 0.3", "0, 1, 0");
    Ended ended = evaluate(run());

    assertThat(ended.exitCode()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("auc_roc            1.000000");
    assertThat(ended.err()).isEmpty();
    Evaluation evaluation = Evaluation.read(experiment.directory().evaluation());
    assertThat(evaluation.evaluator().orElseThrow().version()).isNotEqualTo("development");
    for (String plot : evaluation.plots().values()) {
      Path file = experiment.directory().evaluationDirectory().resolve(plot);
      assertThat(ImageIO.read(file.toFile()).getWidth()).as(plot).isEqualTo(1200);
    }
  }

  @Test
  void saysWhereTruncatedResultsEnd() throws Exception {
    TestExperiment.in(run()).file("results.json", "{\"scores\": [0.1,\n 0.9, 0.");
    Ended ended = evaluate(run());

    assertFailure(ended);
    assertThat(ended.err()).contains("results.json is not valid JSON at line 2, column ");
    assertThat(run().resolve("eval")).doesNotExist();
  }

  @Test
  void failsWithoutResults() throws Exception {
    TestExperiment.in(run());
    Ended ended = evaluate(run());

    assertFailure(ended);
    assertThat(ended.err()).contains("results.json does not exist").contains("\nhint: ");
  }

  @Test
  void succeedsWithOneClass() throws Exception {
    TestExperiment experiment = TestExperiment.with(run(), "0.1, 0.9", "0, 0");
    Ended ended = evaluate(run());

    assertThat(ended.exitCode()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("auc_roc            not defined");
    assertThat(Evaluation.read(experiment.directory().evaluation()).plots())
        .containsOnlyKeys("score_distribution");
  }

  @Test
  void succeedsWithNonFiniteScores() throws Exception {
    TestExperiment.with(run(), "NaN, 0.9, -Infinity, 0.3, null", "0, 1, 0, 0, 1");
    Ended ended = evaluate(run());

    assertThat(ended.exitCode()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("scores             2 of 5 (40.0 %)");
  }

  @Test
  void givesTheNumbersWhereThereAreNoFonts() throws Exception {
    TestExperiment experiment = TestExperiment.with(run(), "0.1, 0.9", "0, 1");
    experiment.file("no-fonts.xml", "<?xml version=\"1.0\"?><fontconfig></fontconfig>");
    Ended ended = start(List.of(run().toString()), run().resolve("no-fonts.xml"));

    assertThat(ended.exitCode()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("auc_roc            1.000000", "no usable fonts");
    assertThat(Evaluation.read(experiment.directory().evaluation()).plots()).isEmpty();
  }

  @Test
  void exitsWithTwoOnWrongUsage() throws Exception {
    Ended ended = start(List.of("--quick"));

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err())
        .isEqualToNormalizingNewlines(
            "error: Unknown option '--quick'.\nhint: java -jar graflag-evaluator.jar --help\n");
  }

  @Test
  void tellsItsVersion() throws Exception {
    Ended ended = start(List.of("--version"));

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.out()).matches("graflag-evaluator \\d+\\.\\d+.*\\R");
  }

  private Path run() {
    return directory.resolve("run");
  }

  private static void assertFailure(Ended ended) {
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.err()).startsWith("error: ").doesNotContain("\tat ", "Exception");
    assertThat(ended.out()).isEmpty();
  }

  private Ended evaluate(Path experiment) throws IOException, InterruptedException {
    return start(List.of(experiment.toString()));
  }

  private Ended start(List<String> arguments) throws IOException, InterruptedException {
    return start(arguments, null);
  }

  /** Starts the jar, where a file is given with it in place of the system's font configuration. */
  private Ended start(List<String> arguments, Path fonts) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Duser.language=tr",
            "-Duser.country=TR",
            "-Duser.home=" + directory,
            "-jar",
            JAR.toString()));
    command.addAll(arguments);
    Path out = directory.resolve("out.txt");
    Path err = directory.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    if (fonts != null) {
      builder.environment().put("FONTCONFIG_FILE", fonts.toString());
    }
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), read(out), read(err));
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
