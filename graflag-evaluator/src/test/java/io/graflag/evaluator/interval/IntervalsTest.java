package io.graflag.evaluator.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graflag.core.evaluation.Confidence;
import io.graflag.evaluator.ranking.RankedScores;
import java.util.List;
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
  void reachOverAllThatAResampleFindsAtK() {
    // 9: N; 5: A A N; k = 2. The anomalies are always two 5s. The normal items are drawn as two 9s
    // (1/4 of the resamples), which take both places: 0. As 9 and 5 (1/2): one place in A A N holds
    // 2/3 anomalies: 1/3. As two 5s (1/4): two places in A A N N hold 1: 1/2. So the 2.5 and 97.5
    // percentiles are 0 and 1/2. Mean 1/6 + 1/8 = 7/24, mean square 1/18 + 1/16 = 17/144: the
    // standard error is sqrt(17/144 - 49/576) = sqrt(19)/24 = 0.1816.
    Intervals intervals = of(new double[] {5, 5}, new double[] {9, 5});

    for (String key : List.of("precision_at_k", "recall_at_k", "f1_at_k")) {
      assertInterval(intervals, key, 0, 0.5, 0.1816);
    }
    // Average precision is 2/4 in each of them: both anomalies come at the end of the 4.
    assertInterval(intervals, "average_precision", 0.5, 0.5, 0);
    assertInterval(intervals, "auc_pr", 0.5, 0.5, 0);
  }

  @Test
  void reachFromNothingToAllWhereTheAnomaliesMayChangePlaces() {
    // A N A N from the top, k = 2. The lower anomaly twice below the upper normal item twice (1/16
    // of the resamples) finds 0 at k, and 2 of 4 in the end: average precision 1/2. The upper
    // anomaly twice (1/4) finds 1 in both. Both are more than 2.5 %.
    Intervals intervals = of(new double[] {4, 2}, new double[] {3, 1});

    assertThat(intervals.values().get("precision_at_k").low()).isEqualTo(0);
    assertThat(intervals.values().get("precision_at_k").high()).isEqualTo(1);
    assertThat(intervals.values().get("auc_pr").low()).isEqualTo(0.5);
    assertThat(intervals.values().get("auc_pr").high()).isEqualTo(1);
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

  /** The standard error of a thousand resamples is that of all of them to about 2 %. */
  private static void assertInterval(
      Intervals intervals, String key, double low, double high, double standardError) {
    Confidence interval = intervals.values().get(key);
    assertThat(interval.low()).as(key).isEqualTo(low);
    assertThat(interval.high()).as(key).isEqualTo(high);
    assertThat(interval.standardError().orElseThrow())
        .as(key)
        .isCloseTo(standardError, within(0.01));
  }

  private static Intervals of(double[] anomalous, double[] normal) {
    return Intervals.of(RankedScores.of(anomalous, normal));
  }
}
