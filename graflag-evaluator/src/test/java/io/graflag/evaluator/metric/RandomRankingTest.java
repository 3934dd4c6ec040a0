package io.graflag.evaluator.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graflag.evaluator.NaiveRanking;
import io.graflag.evaluator.ranking.RankedScores;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RandomRankingTest {
  private static final Offset<Double> CLOSE = within(1e-12);

  @RepeatedTest(200)
  void agreesThreeWaysOnTiedScores(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    int distinct = 1 + random.nextInt(20); // few values, so most scores are tied
    double[] anomalous = scores(random, 1 + random.nextInt(60), distinct);
    double[] normal = scores(random, 1 + random.nextInt(60), distinct);
    RankedScores ranking = RankedScores.of(anomalous, normal);
    NaiveRanking naive = new NaiveRanking(anomalous, normal);

    // From one sorted walk, from all pairs, and from ranks.
    assertThat(RocArea.area(ranking))
        .isCloseTo(naive.area(), CLOSE)
        .isCloseTo(naive.areaByRanks(), CLOSE);
    // From one sorted walk, from every threshold, and from every anomaly.
    assertThat(PrecisionRecallArea.averagePrecision(ranking))
        .isCloseTo(naive.averagePrecision(), CLOSE)
        .isCloseTo(naive.averagePrecisionByAnomaly(), CLOSE);
    MetricTable table = new MetricTable();
    new BestF1().compute(Runs.of(anomalous, normal), table);
    assertThat(table.value(MetricKey.BEST_F1).orElseThrow()).isCloseTo(naive.bestF1(), CLOSE);
  }

  @Test
  void givesHalfWhereAllScoresAreEqual() {
    RankedScores ranking = RankedScores.of(new double[] {7, 7}, new double[] {7, 7, 7});

    assertThat(RocArea.area(ranking)).isEqualTo(0.5);
    assertThat(PrecisionRecallArea.averagePrecision(ranking)).isEqualTo(0.4);
  }

  @Test
  void countsMorePairsThanAnIntHolds() {
    int size = 100_000; // 10^10 pairs
    double[] low = new double[size];
    double[] high = new double[size];
    Arrays.fill(high, 1);
    high[0] = -1; // loses against all normal items

    assertThat(RocArea.area(RankedScores.of(high, low))).isEqualTo(0.99999);
  }

  private static double[] scores(Random random, int size, int distinct) {
    return random.ints(size, 0, distinct).mapToDouble(value -> value / 7.0 - 0.9).toArray();
  }
}
