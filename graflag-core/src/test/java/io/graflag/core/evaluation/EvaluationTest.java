package io.graflag.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Original;
import io.graflag.core.result.ResultType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "static_node,NODE_ANOMALY_SCORES,0.8267,0.6385,40,4",
    "static_edge,EDGE_ANOMALY_SCORES,0.8208,0.677,40,4",
    "static_graph,GRAPH_ANOMALY_SCORES,0.8057,0.5399,40,4",
    "stream_node,NODE_STREAM_ANOMALY_SCORES,0.96,0.9204,40,3",
    "stream_edge,EDGE_STREAM_ANOMALY_SCORES,0.871,0.7957,40,3",
    "stream_graph,GRAPH_STREAM_ANOMALY_SCORES,0.8817,0.7917,40,3",
    "temporal_node,TEMPORAL_NODE_ANOMALY_SCORES,0.9385,0.9462,28,3",
    "temporal_edge,TEMPORAL_EDGE_ANOMALY_SCORES,0.8679,0.7953,38,3",
    "temporal_graph,TEMPORAL_GRAPH_ANOMALY_SCORES,0.8125,0.6755,28,3",
    "temporal_streamed,TEMPORAL_NODE_ANOMALY_SCORES,1.0,1.0,12,3",
    "run_ok,NODE_ANOMALY_SCORES,1.0,1.0,3,4"
  })
  void readsEveryEvaluationOfTheOriginal(
      String folder, ResultType type, double roc, double precision, int samples, int plots) {
    Evaluation evaluation = original(folder);
    assertThat(evaluation.experimentName()).isEqualTo(folder);
    assertThat(evaluation.resultType()).isEqualTo(type);
    assertThat(evaluation.metrics())
        .containsEntry("auc_roc", roc)
        .containsEntry("auc_pr", precision)
        .containsEntry("num_samples", samples);
    assertThat(evaluation.plots()).hasSize(plots).containsEntry("roc_curve", "roc_curve.png");
    assertThat(evaluation.metadata()).containsEntry("dataset", "toy");
    assertThat(evaluation.evaluator()).isEmpty();
    assertThat(evaluation.filtering()).isEmpty();
    assertThat(evaluation.warnings()).isEmpty();
    assertThat(evaluation.confidence()).isEmpty();
    assertThat(evaluation.baselines()).isEmpty();
    assertThat(evaluation.integrity()).isEmpty();
  }

  @Test
  void readsTheSpotFilesOfTheOriginal() {
    assertThat(original("static_node").spotFiles()).containsExactly("training");
    assertThat(original("run_ok").spotFiles()).containsExactly("resources");
    assertThat(original("run_ok").plots())
        .containsEntry("resources_curves", "resources_curves.png");
    assertThat(original("stream_node").spotFiles()).isEmpty();
  }

  @Test
  void readsBackWhatItWrote() {
    Map<String, Number> metrics = new LinkedHashMap<>();
    metrics.put("auc_roc", 0.1 + 0.2);
    metrics.put("best_f1", null);
    metrics.put("num_samples", 40);
    Evaluation evaluation =
        new Evaluation(
            "exp__a__b__20260309_143000",
            ResultType.NODE_ANOMALY_SCORES,
            metrics,
            Map.of("seed", 7),
            Map.of("roc_curve", "roc_curve.png"),
            List.of("training"),
            Optional.of(new Evaluation.Evaluator("graflag-evaluator", "0.1.0", 2)),
            Optional.of(new Evaluation.Filtering(43, 40, Map.of("sentinel", 3))),
            List.of("best_f1: one class only"),
            Map.of(
                "auc_roc",
                new Confidence(
                    0.1,
                    0.5,
                    0.95,
                    Confidence.DELONG,
                    OptionalDouble.of(0.1),
                    OptionalInt.empty())),
            Map.of(
                "random",
                BaselineResult.refused("random numbers", "There are no labels."),
                "constant",
                new BaselineResult(
                    "the same for all",
                    Map.of("auc_roc", 0.5, "average_precision", 0.25),
                    Map.of(),
                    Optional.of("by position"),
                    Optional.empty())),
            Optional.of(
                new Integrity(
                    List.of(new Finding("one_class", "All are normal.")),
                    List.of(),
                    Optional.of("00ff"))));
    Path file = directory.resolve("evaluation.json");
    evaluation.write(file);
    assertThat(Evaluation.read(file)).isEqualTo(evaluation);
  }

  @Test
  void writesTheKeysOfTheOriginal() throws IOException {
    Path file = directory.resolve("evaluation.json");
    original("run_ok").write(file);
    assertThat(Files.readString(file))
        .contains(
            "\n  \"experiment_name\": \"run_ok\",",
            "\n  \"result_type\": \"NODE_ANOMALY_SCORES\",",
            "\n  \"metrics\": {\n    \"auc_roc\": 1.0,",
            "\n  \"metadata\": {",
            "\n  \"plots\": {",
            "\n  \"spot_files\": [\n    \"resources\"\n  ]");
    assertThat(Evaluation.read(file)).isEqualTo(original("run_ok"));
  }

  @Test
  void takesNaNForNotDefined() throws IOException {
    Evaluation evaluation =
        read(
            "{'experiment_name': 'e', 'result_type': 'NODE_ANOMALY_SCORES',"
                + " 'metrics': {'auc_roc': NaN, 'f1': null, 'n': 3}}");
    assertThat(evaluation.metrics())
        .containsExactly(entry("auc_roc", null), entry("f1", null), entry("n", 3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{} | $.experiment_name is missing.",
        "{'experiment_name': 'e'} | $.result_type is missing.",
        "{'experiment_name': 'e', 'result_type': 'X'} |"
            + " $.result_type: There is no result type \"X\".",
        "{'experiment_name': 'e', 'metrics': {'a': 'b'}} |"
            + " $.metrics.a should be a number but is \"b\".",
        "{'experiment_name': 'e', 'plots': {'a': 1}} | $.plots.a should be a string but is 1.",
        "{'experiment_name': 'e', 'result_type': 'NODE_ANOMALY_SCORES', 'filtering':"
            + " {'total': 3}} | $.filtering.kept is missing.",
        "{'experiment_name': 'e', 'result_type': 'NODE_ANOMALY_SCORES', 'confidence': {'f1':"
            + " {'low': 0.1}}} | $.confidence.f1.high is missing.",
        "{'experiment_name': 'e', 'result_type': 'NODE_ANOMALY_SCORES', 'confidence': {'f1':"
            + " {'low': 0.2, 'high': 0.1}}} | $.confidence.f1 has low 0.2 above high 0.1.",
        "{'experiment_name': 'e', 'result_type': 'NODE_ANOMALY_SCORES', 'integrity': {'errors':"
            + " [{'check': 'x'}]}} | $.integrity.errors[0].message is missing.",
        "{'experiment_name': 'e', 'result_type': 'NODE_ANOMALY_SCORES', 'baselines': {'random':"
            + " {}}} | $.baselines.random.description is missing.",
        "{'experiment_name': 'e', 'result_type': 'NODE_ANOMALY_SCORES', 'evaluator': 'me'} |"
            + " $.evaluator should be an object but is \"me\"."
      })
  void namesThePathOfWhatIsWrong(String text, String problem) {
    assertThatThrownBy(() -> read(text))
        .hasMessage(directory.resolve("evaluation.json") + ": " + problem)
        .extracting("kind")
        .isEqualTo(Kind.INVALID_INPUT);
  }

  @Test
  void isSoundWhateverTheWarningsUntilThereIsAnError() {
    List<Finding> one = List.of(new Finding("tied_scores", "Most are tied."));
    assertThat(new Integrity(List.of(), one, Optional.empty()).isSound()).isTrue();
    assertThat(new Integrity(one, List.of(), Optional.empty()).isSound()).isFalse();
  }

  @Test
  void writesIntervalsInSnakeCase() throws IOException {
    Evaluation evaluation =
        read(
            "{'experiment_name': 'e', 'result_type': 'NODE_ANOMALY_SCORES', 'confidence':"
                + " {'auc_pr': {'low': 0.5, 'high': 0.75, 'level': 0.95, 'method': 'bootstrap',"
                + " 'standard_error': null, 'resamples': 1000}}}");
    Path file = directory.resolve("written.json");
    evaluation.write(file);
    assertThat(Files.readString(file))
        .contains(
            "\"low\": 0.5,",
            "\"high\": 0.75,",
            "\"level\": 0.95,",
            "\"method\": \"bootstrap\",",
            "\"standard_error\": null,",
            "\"resamples\": 1000");
    assertThat(Evaluation.read(file)).isEqualTo(evaluation);
  }

  private Evaluation read(String text) throws IOException {
    Path file = directory.resolve("evaluation.json");
    return Evaluation.read(Files.writeString(file, text.replace('\'', '"')));
  }

  private static Evaluation original(String folder) {
    return Evaluation.read(Original.file(folder + "/eval/evaluation.json"));
  }
}
