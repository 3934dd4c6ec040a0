package io.graflag.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graflag.core.ExperimentDirectory;
import io.graflag.core.evaluation.Evaluation;
import io.graflag.core.result.ResultType;
import io.graflag.evaluator.metric.MetricRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that the original wrote, and what it computed from them, rounded to four decimals. */
class OriginalFixturesTest {
  /** Where our rules have another name for the number that the original calls so. */
  private static final Map<String, String> RENAMED = Map.of("auc_pr", "auc_pr_trapezoid");

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "static_node",
        "static_edge",
        "static_graph",
        "temporal_node",
        "temporal_edge",
        "temporal_graph",
        "temporal_streamed",
        "stream_node",
        "stream_edge",
        "stream_graph",
        "run_ok"
      })
  void computesWhatTheOriginalComputed(String name) throws IOException {
    Evaluation before = Evaluation.read(original(name).evaluation());
    Evaluation after = copy(name).evaluate();

    before
        .metrics()
        .forEach(
            (key, value) ->
                assertThat(after.metrics().get(RENAMED.getOrDefault(key, key)).doubleValue())
                    .as(key)
                    .isCloseTo(value.doubleValue(), within(0.5e-4 + 1e-12)));
    Map<String, String> plots = new HashMap<>(before.plots());
    if (after.resultType().time() == ResultType.Time.STREAM) {
      plots.put("score_over_time", "score_over_time.png"); // ours
    }
    assertThat(after.plots()).isEqualTo(plots);
    assertThat(after.spotFiles()).isEqualTo(before.spotFiles());
    assertThat(after.experimentName()).isEqualTo(name);
    assertThat(after.metadata()).containsAllEntriesOf(before.metadata());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "static_node",
        "static_edge",
        "static_graph",
        "temporal_node",
        "temporal_edge",
        "temporal_graph",
        "temporal_streamed",
        "stream_node",
        "stream_edge",
        "stream_graph",
        "run_ok"
      })
  void writesTheMetricsOfTheOriginalByItsRules(String name) throws IOException {
    Map<String, Number> before = Evaluation.read(original(name).evaluation()).metrics();
    Evaluation after = copy(name).evaluate(MetricRules.ORIGINAL);

    assertThat(after.metrics().keySet()).containsExactlyElementsOf(before.keySet());
    before.forEach(
        (key, value) -> {
          Number found = after.metrics().get(key);
          assertThat(found.doubleValue())
              .as(key)
              .isCloseTo(value.doubleValue(), within(0.5e-4 + 1e-12));
          // A whole number has no point in the file: 39, and not 39.0.
          assertThat(found instanceof Double).as(key).isEqualTo(value instanceof Double);
        });
    assertThat(after.evaluator().orElseThrow().metricRules()).isEqualTo(1);
    assertThat(after.confidence()).isEmpty();
  }

  @Test
  void keepsTheOrderOfTheOriginalsKeys() throws IOException {
    Set<String> before = Evaluation.read(original("static_edge").evaluation()).metrics().keySet();
    List<String> after = new ArrayList<>(copy("static_edge").evaluate().metrics().keySet());

    assertThat(after).startsWith(before.toArray(String[]::new));
  }

  @Test
  void evaluatesNonFiniteScoresThatTheOriginalFailedOn() throws IOException {
    Evaluation evaluation = copy("non_finite").evaluate();

    // Kept are 0.1, 0.9+, 0.4, 1e-308+, 5e-324, 1.79e308+, -0.0, 0.30000000000000004, with + for
    // anomalies. Of 3 * 5 pairs, 1.79e308 and 0.9 win 5 each, 1e-308 wins 2: 12 / 15.
    assertThat(evaluation.metrics().get("auc_roc").doubleValue()).isEqualTo(0.8);
    assertThat(evaluation.filtering())
        .contains(
            new Evaluation.Filtering(
                13, 8, Map.of("nan", 1, "infinite", 2, "unknown", 1, "inactive", 1)));
  }

  private static ExperimentDirectory original(String name) {
    return new ExperimentDirectory(RankingCase.resource("original/" + name));
  }

  private TestExperiment copy(String name) throws IOException {
    TestExperiment copy = TestExperiment.in(directory.resolve(name));
    try (Stream<Path> files = Files.list(original(name).path())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, copy.directory().path().resolve(file.getFileName()));
      }
    }
    return copy;
  }
}
