package io.graflag.evaluator.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graflag.core.result.ResultType;
import io.graflag.evaluator.GivenResults;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Measures pictures of scores over time. */
class TimePlotTest {
  private static final int MANY = 1_000_000;

  @Test
  void showsOneAnomalyAmongAMillionWhereItHappened() {
    double[] scores = IntStream.range(0, MANY).mapToDouble(i -> i % 1000 / 1e3).toArray();
    byte[] labels = new byte[MANY];
    labels[750_000] = 1;
    scores[750_000] = 0.5;
    Chart chart = chart(GivenResults.of(ResultType.NODE_STREAM_ANOMALY_SCORES, scores, labels));

    double middle = middleOfVermillion(Picture.of(chart).pixels(), chart);
    assertThat(middle).isCloseTo(screenX(chart, 0.75, MANY), within(3.0));
  }

  @Test
  void goesByTimeWhereThereIsOne() {
    // The anomaly is the third of four events, but came after a tenth of the time.
    GivenResults given =
        GivenResults.of(
            ResultType.EDGE_STREAM_ANOMALY_SCORES,
            new double[] {1, 2, 3, 1},
            new byte[] {0, 0, 1, 0});
    Chart chart = chart(given.at(1e9, 1e9 + 1, 1e9 + 10, 1e9 + 100));

    double middle = middleOfVermillion(Picture.of(chart).pixels(), chart);
    assertThat(middle).isCloseTo(screenX(chart, 0.1, 101), within(3.0));
    assertThat(chart.drawable().getXAxisTitle()).isEqualTo("Time since the first event");
  }

  @Test
  void goesByPlaceWhereAllTimesAreEqualOrOneIsMissing() {
    GivenResults given =
        GivenResults.of(
            ResultType.EDGE_STREAM_ANOMALY_SCORES, new double[] {1, 2}, new byte[] {0, 1});

    assertThat(chart(given.at(7, 7)).drawable().getXAxisTitle()).isEqualTo("Place in the stream");
    assertThat(chart(given.at(7, Double.NaN)).drawable().getXAxisTitle())
        .isEqualTo("Place in the stream");
  }

  @Test
  void isNotDrawnWithoutAStreamOrAScore() {
    double[] unknown = {-1, -1};
    byte[] labels = {0, 1};

    assertThat(of(GivenResults.of(ResultType.NODE_ANOMALY_SCORES, new double[2], labels)))
        .isEmpty();
    assertThat(of(GivenResults.of(ResultType.NODE_STREAM_ANOMALY_SCORES, unknown, labels)))
        .isEmpty();
  }

  @Test
  void drawsScoresAsFarApartAsNumbersCanBe() {
    double[] scores = {-Double.MAX_VALUE, 0, Double.MAX_VALUE};
    Chart chart =
        chart(GivenResults.of(ResultType.NODE_STREAM_ANOMALY_SCORES, scores, new byte[] {0, 0, 1}));

    assertThat(middleOfVermillion(Picture.of(chart).pixels(), chart)).isPositive();
  }

  private static Optional<Chart> of(GivenResults given) {
    return TimePlot.of("x", given.run());
  }

  private static Chart chart(GivenResults given) {
    return of(given).orElseThrow();
  }

  /** Where a share of the axis lies; half a column is what a place may be off by. */
  private static double screenX(Chart chart, double share, int events) {
    AxisScale x = AxisScale.over(0, events - 1);
    return chart.drawable().getScreenXFromChart(x.place(share * (events - 1)));
  }

  private static double middleOfVermillion(BufferedImage picture, Chart chart) {
    int wanted = Palette.VERMILLION.getRGB();
    return IntStream.range(0, picture.getWidth())
        .filter(
            x ->
                IntStream.range(0, picture.getHeight() - chart.legend().height(Picture.WIDTH))
                    .anyMatch(y -> picture.getRGB(x, y) == wanted))
        .average()
        .orElseThrow();
  }
}
