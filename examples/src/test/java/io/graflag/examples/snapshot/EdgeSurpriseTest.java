package io.graflag.examples.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.graflag.datasets.SnapshotSequence;
import io.graflag.datasets.generate.ChatterSequence;
import io.graflag.examples.Ranking;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeSurpriseTest {
  private static final SnapshotSequence RANDOM = RandomSnapshots.of(4, 25, 9);

  @ParameterizedTest
  @CsvSource({"0.01, 0.9", "1, 0.5", "0.3, 1", "2, 0"})
  void agreesWithCountingEverythingAnew(double prior, double decay) {
    double[] scores = new EdgeSurprise(prior, decay).scores(RANDOM);
    for (int snapshot = 1; snapshot < RANDOM.snapshotCount(); snapshot++) {
      for (int edge = RANDOM.start(snapshot); edge < RANDOM.end(snapshot); edge++) {
        assertThat(scores[edge])
            .isCloseTo(naive(prior, decay, snapshot, edge), within(1e-9))
            .isNotNegative();
      }
    }
  }

  @Test
  void knowsNothingOfTheFirstSnapshot() {
    double[] scores = new EdgeSurprise(0.01, 0.9).scores(RANDOM);
    assertThat(Arrays.copyOf(scores, RANDOM.end(0))).containsOnly(-1);
  }

  /** With shape 1 the predictive distribution is geometric: P(W >= w) = 1 / (exposure + 1)^w. */
  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "3, 40", "10, 1000", "10, 100000"})
  void isExactForGeometricWeights(double exposure, int weight) {
    double expected = weight * Math.log(exposure + 1);
    assertThat(EdgeSurprise.surprise(1, exposure, weight))
        .isCloseTo(expected, within(1e-9 * expected));
  }

  @Test
  void isNoSurpriseWhereMoreWasExpected() {
    assertThat(EdgeSurprise.surprise(1e6, 10, 2)).isZero();
    assertThat(EdgeSurprise.surprise(1e6, 10, 1)).isZero();
  }

  @Test
  void findsMostButNotAllChatterOfTheSample() {
    SnapshotSequence sample = ChatterSequence.SAMPLE.generate();
    double[] scores = new EdgeSurprise(0.01, 0.9).scores(sample);
    byte[] labels = sample.edgeLabels().orElseThrow();
    int first = sample.end(0);
    Ranking ranking =
        Ranking.of(
            Arrays.copyOfRange(scores, first, scores.length),
            Arrays.copyOfRange(labels, first, labels.length));
    assertThat(ranking.auc()).isBetween(0.9, 0.97);
  }

  @Test
  void refusesNumbersWithoutMeaning() {
    assertThatThrownBy(() -> new EdgeSurprise(0, 0.9)).hasMessageContaining("prior is 0.0");
    assertThatThrownBy(() -> new EdgeSurprise(Double.NaN, 0.9)).hasMessageContaining("prior");
    assertThatThrownBy(() -> new EdgeSurprise(1, 1.1)).hasMessageContaining("decay is 1.1");
  }

  /** One minus the probabilities of all smaller weights, each a product. */
  private static double naive(double prior, double decay, int snapshot, int edge) {
    double shape = prior;
    double exposure = 1;
    for (int before = 0; before < snapshot; before++) {
      double worth = Math.pow(decay, snapshot - before);
      shape += worth * weight(before, edge);
      exposure += worth;
    }
    double rest = 1;
    for (int weight = 0; weight < weight(snapshot, edge); weight++) {
      double probability = Math.pow(exposure / (exposure + 1), shape);
      for (int k = 0; k < weight; k++) {
        probability *= (shape + k) / (k + 1) / (exposure + 1);
      }
      rest -= probability;
    }
    return -Math.log(rest);
  }

  private static long weight(int snapshot, int edge) {
    return IntStream.range(RANDOM.start(snapshot), RANDOM.end(snapshot))
        .filter(
            other ->
                RANDOM.sources()[other] == RANDOM.sources()[edge]
                    && RANDOM.targets()[other] == RANDOM.targets()[edge])
        .count();
  }
}
