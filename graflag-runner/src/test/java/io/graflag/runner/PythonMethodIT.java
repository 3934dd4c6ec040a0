package io.graflag.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.graflag.core.Json;
import io.graflag.core.JsonObject;
import io.graflag.core.experiment.ExperimentState;
import io.graflag.core.experiment.FailureReason;
import io.graflag.core.result.Results;
import io.graflag.core.result.ResultsReader;
import io.graflag.core.spot.SpotTable;
import io.graflag.core.testing.PythonClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Methods in Python that write with the original's own library, under our runner. */
class PythonMethodIT {
  @TempDir Path root;
  private RunnerFixture runner;

  @BeforeEach
  void prepare() throws IOException {
    runner = new RunnerFixture(root).with("PYTHONDONTWRITEBYTECODE", "1");
    runner.with("PYTHONPATH", PythonClient.directory().toString());
  }

  static String script(String name) {
    return "python3 " + Path.of("src/test/resources/python", name + ".py").toAbsolutePath();
  }

  private Results results() {
    return ResultsReader.read(runner.experiment().results());
  }

  /** What the method printed, without the first line and without the moments of its log. */
  private List<String> printed() throws IOException {
    return new String(runner.output().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .map(
            line -> line.replaceFirst("^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} - ", "* "))
        .toList();
  }

  @Test
  void keepsWhatAWriterSaysOfItself() throws Exception {
    assertThat(runner.run(script("everything"))).as(runner.output()).isZero();
    assertThat(results().metadata())
        .containsEntry("method_name", "everything")
        .containsEntry("dataset", "toy")
        .containsEntry("exp_name", "exp")
        .containsEntry("exec_time_ms", 1234.57)
        .containsEntry("peak_memory_mb", 512.35)
        .containsEntry("peak_gpu_mb", 2048);
    Map<?, ?> parameters = (Map<?, ?>) results().metadata().get("method_parameters");
    assertThat(parameters.get("lr")).isEqualTo(0.001);
    assertThat(parameters.get("layers")).isEqualTo(List.of(64, 32));
    assertThat(parameters.get("act")).isNull();
    assertThat(parameters.get("bias")).isEqualTo(true);
    JsonObject json = Json.read(runner.experiment().results());
    JsonObject summary = json.object("metadata").orElseThrow().object("summary").orElseThrow();
    assertThat(summary.values().get("a"))
        .isEqualTo(Map.of("b", Map.of("c", Map.of("d", "naïve 異常"))));
  }

  @Test
  void readsNumbersThatAreNoneAsMissing() throws Exception {
    assertThat(runner.run(script("everything"))).isZero();
    assertThat(results().scores().values())
        .containsExactly(0.5, Double.NaN, 0.25, Double.NaN, Double.NaN, 1e308);
    assertThat(results().scores().missingCount()).isEqualTo(3);
    assertThat(results().groundTruth().orElseThrow().values()).containsExactly(0, 1, 0, 1, 0, 1);
    assertThat(results().nodeIds().orElseThrow().texts())
        .containsExactly("a", "b", "c", "d", "e", "ü");
    assertThat(results().extra()).containsEntry("threshold", 0.4).containsKey("notes");
  }

  @Test
  void readsTheWordsThatPythonHasForSuchNumbers() throws Exception {
    assertThat(runner.run(script("non_finite"))).isZero();
    assertThat(Files.readString(runner.experiment().results())).contains("NaN", "-Infinity");
    assertThat(results().scores().values()).containsExactly(Double.NaN, Double.NaN, 0.5);
    assertThat(results().timestamps().orElseThrow())
        .containsExactly(0, Double.NaN, Double.NEGATIVE_INFINITY);
    assertThat(results().metadata())
        .containsExactly(
            entry("final_loss", Double.POSITIVE_INFINITY),
            entry("history", List.of(0.5, Double.NaN)));
    assertThat(runner.status().state()).isEqualTo(ExperimentState.COMPLETED);
  }

  @Test
  void readsTheSpotsOfTwoGroups() throws Exception {
    assertThat(runner.run(script("everything"))).isZero();
    SpotTable training = spots("training");
    assertThat(training.columns().keySet()).containsExactly("epoch", "loss");
    assertThat(training.columns().get("epoch")).containsExactly(1, 2, 3);
    assertThat(training.columns().get("loss")).containsExactly(1, 0.5, Double.NaN);
    SpotTable other = spots("validation.auc-1");
    assertThat(other.columns().keySet()).containsExactly("auc", "epoch", "lr");
    assertThat(other.columns().get("auc")).containsExactly(0.5, 1);
    assertThat(other.columns().get("lr")).containsExactly(1e-5, 1e-5);
    assertThat(spots("resources").columns()).containsKeys("memory_mb", "gpu_mb");
  }

  private SpotTable spots(String group) {
    return SpotTable.read(runner.experiment().path().resolve(group + ".csv")).orElseThrow();
  }

  @Test
  void keepsEveryLineOfTheLog() throws Exception {
    assertThat(runner.run(script("everything"))).isZero();
    assertThat(printed())
        .startsWith(
            "* fixture - INFO - epochs: 2",
            "* fixture - WARNING - [WARN] half of it",
            "* fixture - ERROR - error",
            "* fixture - CRITICAL - critical",
            "* fixture - ERROR - went wrong",
            "Traceback (most recent call last):")
        .contains("KeyError: 'lost'", "refused: Schema mismatch for metric 'training'.")
        .endsWith("written: results.json");
  }

  @Test
  void tellsTheHelpersWhatIsAParameter() throws Exception {
    runner.with("_LR", ".5").with("_EPOCHS", "3").with("_USE_MEMORY", "").with("_GPU", "-1");
    runner.with("_CE_CONDA", "").with("GRAFLAG_PARAMS", "_EPOCHS,_GPU,_LR,_USE_MEMORY");
    assertThat(runner.run(script("parameters") + "; exit 3")).isEqualTo(3);
    assertThat(said().object("injected").orElseThrow().values())
        .isEqualTo(Map.of("_EPOCHS", "3", "_GPU", "-1", "_LR", ".5", "_USE_MEMORY", ""));
    assertThat(said().object("model").orElseThrow().values())
        .isEqualTo(Map.of("epochs", 3, "lr", 0.5, "use_memory", false));
    assertThat(said().object("applied").orElseThrow().values())
        .isEqualTo(Map.of("epochs", 3, "gpu", -1, "lr", 0.5));
    assertThat(said().requiredText("data")).isEqualTo(root + "/datasets/toy/");
    assertThat(said().requiredText("exp")).isEqualTo(root + "/experiments/exp/");
    assertThat(said().requiredText("unbuffered")).isEqualTo("1");
  }

  @Test
  void listsTheParametersWhereNobodyElseDid() throws Exception {
    runner.with("_B", "2").with("_a", "1").with("__X", "x").with("_1", "x");
    assertThat(runner.run(script("parameters") + "; echo $GRAFLAG_PARAMS; exit 3")).isEqualTo(3);
    assertThat(said().object("injected").orElseThrow().values())
        .isEqualTo(Map.of("_B", "2", "_a", "1"));
    assertThat(runner.output()).endsWith("\n_B,_a\n");
  }

  private JsonObject said() throws IOException {
    String json = printed().stream().filter(line -> line.startsWith("{")).findFirst().orElseThrow();
    return Json.read(Files.writeString(root.resolve("said.json"), json));
  }

  @Test
  void saysHowAMethodThatRaisesEnded() throws Exception {
    assertThat(runner.run(script("raises"))).isEqualTo(1);
    assertThat(runner.status().state()).isEqualTo(ExperimentState.FAILED);
    assertThat(runner.status().reason()).contains(FailureReason.EXIT_CODE);
    assertThat(runner.status().exitCode()).contains(1);
    assertThat(runner.status().error().orElseThrow())
        .startsWith("The method exited with code 1. Its last output:\n")
        .endsWith("ValueError: no edges in naïve.csv");
    assertThat(runner.experiment().path().resolve("training.csv")).exists();
  }

  @Test
  void saysThatAMethodOnlyPrinted() throws Exception {
    assertThat(runner.run("python3 -c 'print(0.5)'")).isEqualTo(1);
    assertThat(runner.status().reason()).contains(FailureReason.NO_RESULTS);
    assertThat(runner.status().exitCode()).contains(0);
    assertThat(Arrays.asList(runner.status().error().orElseThrow().split("\n"))).endsWith("0.5");
  }
}
