package io.graflag.evaluator.interval;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.evaluator.ranking.RankedScores;
import org.junit.jupiter.api.Test;

class IntervalsTest {

  @Test
  void coverTheMetricsThatPeopleCompare() {
    Intervals intervals = of(new double[] {4, 2}, new double[] {3, 1});

    assertThat(intervals.values())
        .containsOnlyKeys(
            "auc_roc", "auc_pr", "precision_at_k", "recall_at_k", "f1_at_k", "average_precision");
    assertThat(intervals.values().get("auc_roc").method()).isEqualTo("delong");
    assertThat(intervals.warnings()).isEmpty();
  }

  @Test
  void sayWhatAClassOfOneCannotTell() {
    Intervals intervals = of(new double[] {4}, new double[] {3, 1});

    assertThat(intervals.values()).isEmpty();
    assertThat(intervals.warnings())
        .containsExactly(
            "No metric has an interval: that needs two anomalies and two normal items, but 1 and 2"
                + " are kept.");
  }

  @Test
  void warnOfAnIntervalWithoutWidth() {
    Intervals intervals = of(new double[] {4, 3}, new double[] {2, 1});

    assertThat(intervals.values().get("auc_roc").low()).isEqualTo(1);
    assertThat(intervals.warnings().get(0))
        .startsWith("The interval of auc_roc has no width")
        .endsWith("how far other samples would be from 1.0 cannot be told.");
  }

  @Test
  void leaveItToTheMetricsToSayThatThereIsOneClass() {
    assertThat(of(new double[0], new double[] {1, 2}).warnings()).isEmpty();
    assertThat(of(new double[] {1, 2}, new double[0]).values()).isEmpty();
  }

  private static Intervals of(double[] anomalous, double[] normal) {
    return Intervals.of(RankedScores.of(anomalous, normal));
  }
}
