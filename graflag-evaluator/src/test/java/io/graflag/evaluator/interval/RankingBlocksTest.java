package io.graflag.evaluator.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graflag.evaluator.metric.PrecisionRecallArea;
import io.graflag.evaluator.ranking.RankedScores;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingBlocksTest {

  @Test
  void isTheDistinctScoresOfASmallRanking() {
    RankingBlocks blocks =
        RankingBlocks.of(RankedScores.of(new double[] {0.5, 0.9, 0.5}, new double[] {0.1, 0.5}));

    assertThat(blocks.anomalies()).containsExactly(1, 2, 0);
    assertThat(blocks.normals()).containsExactly(0, 1, 1);
    // 9: A; 5: A A N; 1: N. AP = (1 * 1 + 2 * 3/4) / 3 = 2.5 / 3; of the first 2 places 1 + 2/3.
    assertThat(blocks.averagePrecision()).isCloseTo(2.5 / 3, within(1e-15));
    assertThat(blocks.found(blocks.anomalies(), blocks.normals(), 2)).isEqualTo(1 + 2.0 / 3);
  }

  @Test
  void growsGeometricallyAfterTheFirstRanks() {
    RankingBlocks blocks = RankingBlocks.of(distinct(1_000_000));
    int[] sizes = sizes(blocks);

    assertThat(sizes).hasSize(RankingBlocks.MOST);
    assertThat(Arrays.stream(sizes).sum()).isEqualTo(1_000_000);
    assertThat(Arrays.stream(sizes, 0, RankingBlocks.SINGLE)).containsOnly(1);
    // 3072 blocks from rank 1,024 to 1,000,000: each 0.22 % of its rank, the last about 2,240.
    assertThat(sizes[RankingBlocks.MOST - 1]).isBetween(2_000, 2_500);
  }

  @Test
  void neverSplitsEqualScores() {
    // 200,000 distinct scores, of which a hundred in the middle are taken by 1,000 items each.
    double[] normal =
        IntStream.range(0, 300_000)
            .mapToDouble(i -> i < 100_000 ? 100_000 + i / 1_000 : i < 200_000 ? i : 1e6 + i)
            .toArray();
    RankedScores ranking = RankedScores.of(new double[] {1e6 + 0.5, 2.5}, normal);
    int[] sizes = sizes(RankingBlocks.of(ranking));

    assertThat(sizes.length).isLessThanOrEqualTo(RankingBlocks.MOST);
    int end = 0;
    for (int size : sizes) {
      end += size;
      assertThat(ranking.predicted(ranking.blockAt(end))).isEqualTo(end);
    }
  }

  @Test
  void isExactWhereMillionsShareFewScores() {
    double[] anomalous = IntStream.range(0, 5_000).mapToDouble(i -> i % 40).toArray();
    double[] normal = IntStream.range(0, 200_000).mapToDouble(i -> i % 37).toArray();
    RankedScores ranking = RankedScores.of(anomalous, normal);

    assertThat(RankingBlocks.of(ranking).averagePrecision())
        .isCloseTo(PrecisionRecallArea.averagePrecision(ranking), within(1e-14));
  }

  private static RankedScores distinct(int size) {
    return RankedScores.of(
        new double[] {0.5}, IntStream.range(1, size).mapToDouble(i -> i).toArray());
  }

  private static int[] sizes(RankingBlocks blocks) {
    int[] normals = blocks.normals();
    int[] anomalies = blocks.anomalies();
    return IntStream.range(0, normals.length).map(i -> normals[i] + anomalies[i]).toArray();
  }
}
