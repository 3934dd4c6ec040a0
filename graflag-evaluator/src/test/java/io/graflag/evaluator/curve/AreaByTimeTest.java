package io.graflag.evaluator.curve;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.result.Labels;
import io.graflag.core.result.ResultType;
import io.graflag.core.result.Results;
import io.graflag.core.result.Scores;
import io.graflag.evaluator.metric.Runs;
import io.graflag.evaluator.metric.ScoredRun;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AreaByTimeTest {

  @Test
  void comparesWithinEachTimeAlone() {
    // At time 1 the anomaly 5 beats the normal 4: area 1. At time 2 the anomaly 6 loses to 7, but
    // ties with 6: 0.25. At time 3 there is no normal item.
    double[] times = {2, 1, 2, 1, 2, 3};
    AreaByTime areas =
        AreaByTime.of(
                Runs.stream(
                    new double[] {6, 5, 7, 4, 6, 1},
                    new int[] {1, 1, 0, 0, 0, 1},
                    Optional.of(times)))
            .orElseThrow();

    assertThat(areas.from()).containsExactly(1, 2, 3);
    assertThat(areas.to()).containsExactly(1, 2, 3);
    assertThat(areas.area()).containsExactly(1, 0.25, Double.NaN);
  }

  @Test
  void makesAtMostFiftyBucketsOfEqualCount() {
    double[] scores = new double[1000];
    int[] labels = new int[1000];
    double[] times = new double[1000];
    Arrays.setAll(scores, i -> i % 2);
    Arrays.setAll(labels, i -> i % 2);
    Arrays.setAll(times, i -> i);
    AreaByTime areas = AreaByTime.of(Runs.stream(scores, labels, Optional.of(times))).orElseThrow();

    assertThat(areas.area()).hasSize(50).containsOnly(1);
    assertThat(areas.to()).startsWith(19, 39).endsWith(999);
    assertThat(areas.from()).startsWith(0, 20).endsWith(980);
  }

  @Test
  void leavesOutScoresThatAreDroppedOrHaveNoTime() {
    AreaByTime areas =
        AreaByTime.of(
                Runs.stream(
                    new double[] {1, -1, 2, 3},
                    new int[] {1, 0, 0, 0},
                    Optional.of(new double[] {5, 5, Double.NaN, 5})))
            .orElseThrow();

    assertThat(areas.area()).containsExactly(0);
  }

  @Test
  void takesTheTimeOfARowForAllItsScores() {
    Results results =
        new Results(
            ResultType.TEMPORAL_NODE_ANOMALY_SCORES,
            Scores.rows(new double[][] {{1, 2}, {4, 3, 2}}),
            Optional.of(Labels.rows(new int[][] {{0, 1}, {0, 1, 1}})),
            Optional.of(new double[] {10, 20}),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Map.of());
    AreaByTime areas = AreaByTime.of(ScoredRun.of(results)).orElseThrow();

    assertThat(areas.to()).containsExactly(10, 20);
    assertThat(areas.area()).containsExactly(1, 0);
  }

  @Test
  void needsTimes() {
    assertThat(AreaByTime.of(Runs.stream(new double[2], new int[] {0, 1}, Optional.empty())))
        .isEmpty();
    double[] none = {Double.NaN, Double.POSITIVE_INFINITY};
    assertThat(AreaByTime.of(Runs.stream(new double[2], new int[] {0, 1}, Optional.of(none))))
        .isEmpty();
  }
}
