package io.graflag.evaluator.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.graflag.core.result.Edges;
import io.graflag.core.result.ResultType;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CountsTest {

  @Test
  void countsTiedAndDistinctScores() {
    // 2: A; 1: A N N; 0: N. Five scores, two of them of anomalies: 2/5 = 0.4. Three values; the
    // three 1s equal one another, the 2 and the 0 nothing: 3/5 = 0.6.
    MetricTable table =
        Runs.compute(new Counts(), Runs.of(new double[] {2, 1}, new double[] {1, 1, 0}));

    assertThat(table.values())
        .containsEntry("num_samples", 5)
        .containsEntry("num_anomalies", 2)
        .containsEntry("anomaly_ratio", 0.4)
        .containsEntry("num_distinct_scores", 3)
        .containsEntry("tied_share", 0.6);
  }

  @Test
  void measuresTimeInAnyOrder() {
    // From 3 to 10.5 are 7.5; the NaN is left out, so that 3, 7 (twice) and 10.5 are 3 values.
    double[] times = {7, 3, 7, Double.NaN, 10.5};
    MetricTable table =
        Runs.compute(new TimeSpan(), Runs.stream(Optional.of(times), Optional.empty(), 5));

    assertThat(table.values())
        .containsEntry("temporal_span", 7.5)
        .containsEntry("num_timestamps", 3);
    assertThat(times).containsExactly(7, 3, 7, Double.NaN, 10.5);
  }

  @Test
  void tellsTheDirectionsOfAnEdgeApart() {
    // 1 to 2 three times, 2 to 1, and -9 to the largest number: five edges, three of them distinct,
    // between the four nodes 1, 2, -9 and the largest.
    Edges edges = Edges.of(new long[] {1, 2, 1, 1, -9}, new long[] {2, 1, 2, 2, Long.MAX_VALUE});
    MetricTable table =
        Runs.compute(new EdgeCounts(), Runs.stream(Optional.empty(), Optional.of(edges), 5));

    assertThat(table.values())
        .containsEntry("num_unique_edges", 3)
        .containsEntry("num_unique_nodes", 4)
        .containsEntry("total_edge_occurrences", 5);
  }

  @Test
  void countsOnlyForTypesThatHaveTheThing() {
    assertThat(new TimeSpan().appliesTo(ResultType.EDGE_ANOMALY_SCORES)).isFalse();
    assertThat(new TimeSpan().appliesTo(ResultType.NODE_STREAM_ANOMALY_SCORES)).isTrue();
    assertThat(new EdgeCounts().appliesTo(ResultType.TEMPORAL_EDGE_ANOMALY_SCORES)).isTrue();
    assertThat(new EdgeCounts().appliesTo(ResultType.GRAPH_ANOMALY_SCORES)).isFalse();
  }

  @Test
  void refusesANumberThatIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MetricTable().put(MetricKey.AUC_ROC, Double.NaN))
        .withMessageContaining("auc_roc");
  }

  @Test
  void groupsUndefinedMetricsByReason() {
    MetricTable table = new MetricTable();
    table.putUndefined("there is nothing", MetricKey.BEST_F1, MetricKey.AUC_PR);
    table.putUndefined("there is nothing", MetricKey.AUC_ROC);

    assertThat(table.warnings())
        .containsExactly("auc_roc, auc_pr, best_f1 are not defined: there is nothing.");
  }
}
