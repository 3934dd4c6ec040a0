package io.graflag.evaluator.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graflag.evaluator.curve.Curve;
import io.graflag.evaluator.interval.RocBand;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYSeries;

/** Measures pictures: where the ticks are, and where the data are. */
class ChartTest {
  private static final int DARK = 120;
  private static final int TICK_REACH = 5;

  /** Evenly and densely spaced, which makes the library put ticks on data points. */
  private static final double[] EVEN =
      IntStream.range(0, 2000).mapToDouble(i -> i / 1999.0).toArray();

  @Test
  void drawsTheEndOfARocCurveAtTickOne() {
    Chart chart = CurvePlot.roc("x", new Curve(EVEN, EVEN, EVEN), 0.5, RocBackground.NONE);
    BufferedImage picture = Picture.of(chart).pixels();
    List<Double> ticks = ticksBelow(picture, chart, 0);

    assertThat(ticks).hasSize(6);
    for (int i = 0; i < 6; i++) {
      assertThat(valueAt(chart, ticks.get(i))).isCloseTo(i * 0.2, within(0.002));
    }
    assertThat((double) rightmostBlue(picture)).isCloseTo(ticks.get(5), within(3.0));
  }

  @Test
  void drawsTheEndOfAPrecisionRecallCurveAtTickOne() {
    Chart chart = CurvePlot.precisionRecall("x", new Curve(EVEN, EVEN, EVEN), 0.5, 0.5);
    BufferedImage picture = Picture.of(chart).pixels();
    List<Double> ticks = ticksBelow(picture, chart, 0);

    assertThat(ticks).hasSize(6);
    assertThat((double) rightmostBlue(picture)).isCloseTo(ticks.get(5), within(3.0));
  }

  @Test
  void drawsTheBandOfARocCurveBetweenItsEnds() {
    double[] rates = {0, 0.5, 1};
    RocBand band = new RocBand(rates, new double[] {0, 0.4, 1}, new double[] {0, 0.8, 1});
    Chart chart =
        CurvePlot.roc(
            "x", new Curve(EVEN, EVEN, EVEN), 0.5, new RocBackground(Optional.of(band), List.of()));
    BufferedImage picture = Picture.of(chart).pixels();

    // The band is translucent, so that the colour is that of it on white.
    int within = colourAt(picture, chart, 0.5, 0.75);
    assertThat(within).isNotEqualTo(0xFFFFFF).isEqualTo(colourAt(picture, chart, 0.45, 0.65));
    assertThat(colourAt(picture, chart, 0.5, 0.85)).isEqualTo(0xFFFFFF);
    assertThat(colourAt(picture, chart, 0.5, 0.35)).isEqualTo(0xFFFFFF);
  }

  @Test
  void drawsTheThreeBestRivalsEachInAColourOfItsOwn() {
    Curve curve = new Curve(EVEN, EVEN, EVEN);
    List<Rival> rivals =
        Stream.of(0.6, 0.9, 0.7, 0.8).map(area -> new Rival("r" + area, area, curve)).toList();
    RocBackground background = new RocBackground(Optional.empty(), rivals);

    assertThat(background.best()).extracting(Rival::area).containsExactly(0.9, 0.8, 0.7);
    assertThat(CurvePlot.roc("x", curve, 0.5, background).drawable().getSeriesCollection())
        .extracting(XYSeries::getName)
        .contains("r0.9 0.9000", "r0.8 0.8000", "r0.7 0.7000");
    assertThat(IntStream.range(0, 3).mapToObj(Palette::behind))
        .doesNotHaveDuplicates()
        .doesNotContain(Palette.BLUE);
  }

  @Test
  void breaksALegendThatIsTooWideIntoRows() {
    Legend legend = new Legend();
    IntStream.range(0, 5)
        .forEach(i -> legend.line("as long as some names are " + i, Palette.BLUE, Chart.SOLID));

    assertThat(legend.height(Picture.WIDTH)).isGreaterThan(2 * Legend.HEIGHT - 30);
    assertThat(new Legend().height(Picture.WIDTH)).isEqualTo(Legend.HEIGHT);
  }

  @Test
  void putsTicksOfTinyEvenDataAtRoundNumbers() {
    double[] tiny = IntStream.range(0, 2000).mapToDouble(i -> i * 1e-9).toArray();
    AxisScale x = AxisScale.over(0, tiny[1999]);
    Chart chart = Chart.whole("x", "x", x, "y", x).line("y", tiny, tiny, Palette.BLUE);
    List<Double> ticks = ticksBelow(Picture.of(chart).pixels(), chart, 0);

    assertThat(ticks).hasSizeBetween(4, 12);
    double step = valueAt(chart, ticks.get(1)) - valueAt(chart, ticks.get(0));
    assertThat(step).isCloseTo(0.2, within(0.002)); // places; 0.2 stands for 2e-7
    assertThat(x.label(0.2)).isEqualTo("2e-7");
  }

  @Test
  void putsTicksOfManyEpochsAtRoundNumbers() {
    double[] epochs = IntStream.rangeClosed(1, 1000).asDoubleStream().toArray();
    AxisScale x = AxisScale.counting(1, 1000);
    AxisScale y = AxisScale.around(1, 1000);
    Chart chart = Chart.whole("x", "Epoch", x, "y", y).line("y", epochs, epochs, Palette.BLUE);
    List<Double> ticks = ticksBelow(Picture.of(chart).pixels(), chart, y.place(y.low()));

    assertThat(ticks).hasSizeBetween(4, 12);
    assertThat(valueAt(chart, ticks.get(0)) * 100).isCloseTo(200, within(2.0));
  }

  private static double valueAt(Chart chart, double pixel) {
    double left = chart.drawable().getScreenXFromChart(0);
    double right = chart.drawable().getScreenXFromChart(1);
    return (pixel - left) / (right - left);
  }

  private static int colourAt(BufferedImage picture, Chart chart, double x, double y) {
    int column = (int) chart.drawable().getScreenXFromChart(x);
    int row = (int) chart.drawable().getScreenYFromChart(y);
    return picture.getRGB(column, row) & 0xFFFFFF;
  }

  /** Horizontal centres of the tick marks, found as dark pixels below the frame. */
  private static List<Double> ticksBelow(BufferedImage picture, Chart chart, double lowest) {
    int column = 700;
    int y = (int) chart.drawable().getScreenYFromChart(lowest) + 6;
    while (!isDark(picture, column, y)) {
      y++;
    }
    List<Double> centres = new ArrayList<>();
    int start = -1;
    for (int x = 0; x < picture.getWidth(); x++) {
      boolean dark = isDark(picture, x, y + TICK_REACH);
      if (dark && start < 0) {
        start = x;
      } else if (!dark && start >= 0) {
        centres.add((start + x - 1) / 2.0);
        start = -1;
      }
    }
    return centres;
  }

  private static boolean isDark(BufferedImage picture, int x, int y) {
    int rgb = picture.getRGB(x, y);
    return (rgb >> 16 & 255) < DARK && (rgb >> 8 & 255) < DARK && (rgb & 255) < DARK;
  }

  private static int rightmostBlue(BufferedImage picture) {
    int blue = Palette.BLUE.getRGB();
    return IntStream.range(0, picture.getWidth())
        .filter(
            x ->
                IntStream.range(0, picture.getHeight() - Legend.HEIGHT)
                    .anyMatch(y -> picture.getRGB(x, y) == blue))
        .max()
        .orElseThrow();
  }
}
