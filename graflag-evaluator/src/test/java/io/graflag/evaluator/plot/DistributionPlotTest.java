package io.graflag.evaluator.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graflag.core.spot.SpotTable;
import io.graflag.evaluator.ranking.RankedScores;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionPlotTest {

  @Test
  void isLinearForScoresOfOneScale() {
    assertThat(axis(new Random(1).doubles(1000).toArray()).title()).isEqualTo("Anomaly score");
    assertThat(axis(new double[] {3, 3, 3}).title()).isEqualTo("Anomaly score");
    assertThat(axis(new double[] {0, 0, 0, 0, 1}).title()).isEqualTo("Anomaly score");
  }

  @Test
  void isLogarithmicWhereFewScoresLieFarOut() {
    ScoreAxis wide = axis(IntStream.range(0, 1000).mapToDouble(i -> i == 0 ? 1e9 : i).toArray());

    assertThat(wide.title()).isEqualTo("log10(1 + score)");
    assertThat(wide.place(999)).isCloseTo(3, within(1e-12));
  }

  @Test
  void isLogarithmicWhereOneClassWouldBeASingleBar() {
    double[] far = IntStream.range(0, 1000).mapToDouble(i -> 1e9 * i).toArray();
    double[] near = IntStream.range(0, 1000).mapToDouble(i -> i).toArray();

    assertThat(ScoreAxis.of(RankedScores.of(far, near)).title()).isEqualTo("log10(1 + score)");
    assertThat(ScoreAxis.of(RankedScores.of(near, near)).title()).isEqualTo("Anomaly score");
  }

  @Test
  void saysTheUnitOfALogarithmicAxisOfTinyScores() {
    ScoreAxis tiny =
        axis(IntStream.range(0, 1000).mapToDouble(i -> i == 0 ? 1 : i * 1e-9).toArray());

    assertThat(tiny.title()).isEqualTo("log10(1 + score / 1e-7)");
  }

  @Test
  void isLogarithmicOnBothSidesOfZero() {
    ScoreAxis both = axis(IntStream.range(0, 1000).mapToDouble(i -> i == 0 ? -1e9 : i).toArray());

    assertThat(both.title()).isEqualTo("sign(score) × log10(1 + |score|)");
    assertThat(both.place(-9)).isCloseTo(-1, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 5e-324, 1e-9, 1, 1e15, 1.7e308, -1.7e308})
  void drawsAnySingleScore(double score) {
    RankedScores ranking = RankedScores.of(new double[] {score}, new double[] {score});

    assertThat(Picture.of(DistributionPlot.of("x", ranking, true)).pixels().getHeight())
        .isEqualTo(900);
  }

  @Test
  void drawsScoresThatFillTheRangeOfDoubles() {
    RankedScores ranking =
        RankedScores.of(new double[] {1.7e308, 1, 5e-324}, new double[] {-1.7e308, 0, 2, 3});

    assertThat(Picture.of(DistributionPlot.of("x", ranking, true)).pixels().getWidth())
        .isEqualTo(1200);
  }

  @Test
  void drawsAPanelForEveryMetricThatHasNumbers() {
    Map<String, double[]> columns = new LinkedHashMap<>();
    columns.put("epoch", new double[] {1, 2, 3});
    columns.put("loss", new double[] {1e9, Double.NaN, 1e-9});
    columns.put("nothing", new double[] {Double.NaN, Double.NaN, Double.NaN});
    SpotTable table = new SpotTable("training", new double[] {1, 2, 3}, columns, 0);

    assertThat(SpotPlot.of("x", table)).isPresent();
    columns.remove("loss");
    assertThat(SpotPlot.of("x", table)).isEmpty();
  }

  @Test
  void growsWithTheNumberOfPanels() {
    Map<String, double[]> columns = new LinkedHashMap<>();
    IntStream.range(0, 20).forEach(i -> columns.put("m" + i, new double[] {i}));
    SpotTable table = new SpotTable("resources", new double[] {1}, columns, 0);

    // 20 panels in 2 columns are 10 rows of at least 230 pixels.
    assertThat(SpotPlot.of("x", table).orElseThrow().pixels().getHeight()).isGreaterThan(10 * 230);
  }

  private static ScoreAxis axis(double[] scores) {
    return ScoreAxis.of(RankedScores.of(new double[0], scores));
  }
}
