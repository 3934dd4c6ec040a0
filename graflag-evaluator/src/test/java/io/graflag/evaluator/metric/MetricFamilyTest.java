package io.graflag.evaluator.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.result.ResultType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MetricFamilyTest {
  private static final Set<MetricKey> OF_TIME =
      EnumSet.of(MetricKey.TEMPORAL_SPAN, MetricKey.NUM_TIMESTAMPS);
  private static final Set<MetricKey> OF_STREAMS =
      EnumSet.range(MetricKey.DETECTION_DELAY_EVENTS_FPR_01, MetricKey.MISSED_SEGMENTS_FPR_05);
  private static final Set<MetricKey> OF_EDGES =
      EnumSet.range(MetricKey.NUM_UNIQUE_EDGES, MetricKey.TOTAL_EDGE_OCCURRENCES);

  @Test
  void givesEveryKeyThatAppliesDefinedOrNot() {
    ScoredRun judged = Runs.of(new double[] {1, 2}, new double[] {3, 4});
    ScoredRun oneClass = Runs.of(new double[0], new double[] {3, 4});
    Set<MetricKey> expected = EnumSet.allOf(MetricKey.class);
    expected.removeAll(OF_TIME);
    expected.removeAll(OF_STREAMS);
    expected.removeAll(OF_EDGES);

    assertThat(MetricFamily.computeAll(judged).values()).containsOnlyKeys(names(expected));
    assertThat(MetricFamily.computeAll(oneClass).values()).containsOnlyKeys(names(expected));
  }

  @Test
  void givesEveryKeyToAStreamOfEdges() {
    ScoredRun run = Runs.stream(Optional.empty(), Optional.empty(), 3);
    assertThat(run.results().type()).isEqualTo(ResultType.EDGE_STREAM_ANOMALY_SCORES);

    assertThat(MetricFamily.computeAll(run).values())
        .containsOnlyKeys(names(EnumSet.allOf(MetricKey.class)));
  }

  @Test
  void explainsEveryNullAndNoNumber() {
    assertExplained(MetricFamily.computeAll(Runs.of(new double[0], new double[] {3, 4})));
    // Both classes, but fewer scores than ten.
    assertExplained(MetricFamily.computeAll(Runs.of(new double[] {1, 2}, new double[] {3, 4})));
  }

  @Test
  void explainsEveryNullOfAStreamThatLacksTimesEdgesAndAnomalies() {
    assertExplained(MetricFamily.computeAll(Runs.stream(Optional.empty(), Optional.empty(), 3)));
  }

  /** Each metric without a value is named once before "not defined", and no other one. */
  private static void assertExplained(MetricTable table) {
    List<String> explained =
        table.warnings().stream()
            .map(warning -> warning.split(" (is|are) not defined: ", 2)[0])
            .flatMap(names -> Arrays.stream(names.split(", ")))
            .toList();
    List<String> undefined =
        table.values().keySet().stream().filter(key -> table.values().get(key) == null).toList();

    assertThat(undefined).isNotEmpty();
    assertThat(explained).containsExactlyInAnyOrderElementsOf(undefined);
  }

  private static String[] names(Set<MetricKey> keys) {
    return Arrays.stream(keys.toArray(MetricKey[]::new)).map(MetricKey::key).toArray(String[]::new);
  }
}
