package io.graflag.evaluator.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graflag.core.result.ResultType;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DetectionDelayTest {
  private static final int NORMALS = 20;

  /**
   * Three runs of anomalies, and around them twenty normal items that score 0 to 19. Scores above
   * 18 are alarms at 5 % (one of twenty, the 19, is a false one), above 19 at 1 %.
   */
  private static final double[] ANOMALOUS = {3, 25, 25, 18.5, 1, 18.7, 4, 4};

  private static final int[] RUN_OF = {0, 0, 0, 1, 1, 1, 2, 2};

  @Test
  void takesTheMedianOverTheRunsThatHaveAnAlarm() {
    // At 5 % the alarms are scores from 18.5: the second event of the first run, the first of the
    // second, none in the third. Delays 1 and 0: median 0.5; 1 of 3 runs is missed.
    MetricTable table = compute(Optional.empty());

    assertThat(value(table, MetricKey.DETECTION_DELAY_EVENTS_FPR_05)).isEqualTo(0.5);
    assertThat(value(table, MetricKey.MISSED_SEGMENTS_FPR_05)).isCloseTo(1 / 3.0, within(1e-15));
    // At 1 % no normal item may be flagged: scores from 25; only the first run is found.
    assertThat(value(table, MetricKey.DETECTION_DELAY_EVENTS_FPR_01)).isEqualTo(1);
    assertThat(value(table, MetricKey.MISSED_SEGMENTS_FPR_01)).isCloseTo(2 / 3.0, within(1e-15));
  }

  @Test
  void measuresTheDelayInTimeToo() {
    // Event i comes at i * i. The first run follows 5 normal items: it begins at 25, and its second
    // event comes at 36: 11 later. The second run is found at once: median (11 + 0) / 2.
    double[] times = new double[NORMALS + ANOMALOUS.length];
    Arrays.setAll(times, i -> (double) i * i);
    MetricTable table = compute(Optional.of(times));

    assertThat(value(table, MetricKey.DETECTION_DELAY_TIME_FPR_05)).isEqualTo(5.5);
    assertThat(value(table, MetricKey.DETECTION_DELAY_TIME_FPR_01)).isEqualTo(11);
  }

  @Test
  void saysWhyADelayIsNotDefined() {
    MetricTable table = compute(Optional.empty());
    assertThat(table.warnings())
        .containsExactly(
            "detection_delay_time_fpr_01, detection_delay_time_fpr_05 are not defined: the results"
                + " hold no timestamps.");

    double[] scores = {1, 2};
    MetricTable hopeless =
        Runs.compute(
            new DetectionDelay(), Runs.stream(scores, new int[] {1, 0}, Optional.of(scores)));
    assertThat(value(hopeless, MetricKey.MISSED_SEGMENTS_FPR_05)).isEqualTo(1);
    assertThat(hopeless.values()).containsEntry("detection_delay_events_fpr_05", null);
    assertThat(hopeless.warnings().get(0)).contains("no segment has an alarm within 1 % of false");
  }

  @Test
  void givesNoTimeWhereTheScoresAreNotInTheOrderOfTheStream() {
    // Backwards: a delay in time would be negative. Equal times are in order.
    double[] times = new double[NORMALS + ANOMALOUS.length];
    Arrays.setAll(times, i -> -i);
    MetricTable table = compute(Optional.of(times));
    assertThat(table.values())
        .containsEntry("detection_delay_time_fpr_05", null)
        .containsEntry("detection_delay_events_fpr_05", 0.5);
    assertThat(table.warnings().get(0)).contains("the timestamps do not ascend along the scores");

    Arrays.fill(times, 7);
    times[3] = Double.NaN;
    assertThat(value(compute(Optional.of(times)), MetricKey.DETECTION_DELAY_TIME_FPR_05)).isZero();
  }

  @Test
  void doesNotEndARunAtAScoreThatIsDropped() {
    // A, dropped, A: one run of two kept events, found at its second.
    double[] scores = {1, -1, 9, 5};
    Segments segments =
        Segments.of(Runs.stream(scores, new int[] {1, 0, 1, 0}, Optional.empty()), 6);

    assertThat(segments.count()).isEqualTo(1);
    assertThat(segments.events()).containsExactly(1);
  }

  @Test
  void isForStreamsAlone() {
    assertThat(new DetectionDelay().appliesTo(ResultType.NODE_STREAM_ANOMALY_SCORES)).isTrue();
    assertThat(new DetectionDelay().appliesTo(ResultType.TEMPORAL_NODE_ANOMALY_SCORES)).isFalse();
  }

  /** Five normal items before each run, and five at the end. */
  private static MetricTable compute(Optional<double[]> times) {
    double[] scores = new double[NORMALS + ANOMALOUS.length];
    int[] labels = new int[scores.length];
    int at = 0;
    int normal = 0;
    for (int i = 0; i < ANOMALOUS.length; i++) {
      boolean isNewRun = i == 0 || RUN_OF[i] != RUN_OF[i - 1];
      for (int before = 0; isNewRun && before < 5; before++) {
        scores[at++] = normal++;
      }
      labels[at] = 1;
      scores[at++] = ANOMALOUS[i];
    }
    while (at < scores.length) {
      scores[at++] = normal++;
    }
    return Runs.compute(new DetectionDelay(), Runs.stream(scores, labels, times));
  }

  private static double value(MetricTable table, MetricKey key) {
    return table.value(key).orElseThrow();
  }
}
