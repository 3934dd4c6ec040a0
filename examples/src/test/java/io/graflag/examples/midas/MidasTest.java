package io.graflag.examples.midas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.graflag.core.GraflagException;
import io.graflag.datasets.EdgeStream;
import io.graflag.datasets.generate.BurstStream;
import io.graflag.datasets.generate.SeededRandom;
import io.graflag.examples.Ranking;
import io.graflag.examples.stream.EdgeStreamDetector;
import io.graflag.examples.stream.StreamRun;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MidasTest {
  private static final SketchSize LARGE = new SketchSize(4, 1 << 14);
  private static final SketchSize SMALL = new SketchSize(2, 64);

  /** A detector without collisions, and the brute force it must agree with. */
  record Twins(EdgeStreamDetector sketch, EdgeStreamDetector exact) {}

  static List<Twins> twins() {
    return List.of(
        new Twins(new Midas(LARGE, 7), exact(ExactCounts.Kind.MIDAS)),
        new Twins(new MidasR(LARGE, 0.5f, 7), exact(ExactCounts.Kind.MIDAS_R)),
        new Twins(new MidasF(LARGE, 0.5f, 5, 7), exact(ExactCounts.Kind.MIDAS_F)));
  }

  private static ExactCounts exact(ExactCounts.Kind kind) {
    return new ExactCounts(kind, 0.5, 5);
  }

  static Stream<EdgeStreamDetector> detectors() {
    return Stream.of(
        new Midas(SMALL, 0), new MidasR(SMALL, 0.5f, 0), new MidasF(SMALL, 0.5f, 1000, 0));
  }

  @ParameterizedTest
  @MethodSource("twins")
  void agreesWithExactCountsWhereNothingCollides(Twins twins) {
    SeededRandom random = new SeededRandom(11);
    for (int edge = 0; edge < 2_000; edge++) {
      int source = random.below(6);
      int target = random.below(4);
      long tick = 1 + edge / 30 + (edge > 1_000 ? 5 : 0); // some ticks stay empty
      assertThat(twins.sketch().score(source, target, tick))
          .isCloseTo(twins.exact().score(source, target, tick), within(0.001));
    }
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void findsNothingInTheFirstTick(EdgeStreamDetector detector) {
    assertThat(detector.score(1, 2, 1)).isZero();
    assertThat(detector.score(1, 2, 1)).isZero();
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void scoresABurstAboveSteadyTraffic(EdgeStreamDetector detector) {
    double steady = 0;
    for (int tick = 1; tick <= 50; tick++) {
      steady = detector.score(1, 2, tick);
    }
    double burst = 0;
    for (int i = 0; i < 30; i++) {
      burst = detector.score(1, 2, 51);
    }
    assertThat(burst).isGreaterThan(100 * steady).isGreaterThan(100);
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void refusesATickThatStepsBack(EdgeStreamDetector detector) {
    assertThatThrownBy(() -> detector.score(1, 2, 0))
        .isInstanceOf(GraflagException.class)
        .hasMessageContaining("tick 0 follows tick 1");
    detector.score(1, 2, 9);
    assertThatThrownBy(() -> detector.score(1, 2, 8)).hasMessageContaining("tick 8 follows tick 9");
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void takesTheLargestNodesAndTicks(EdgeStreamDetector detector) {
    detector.score(Integer.MAX_VALUE, Integer.MAX_VALUE, 1);
    double score = detector.score(Integer.MAX_VALUE, 0, Long.MAX_VALUE);
    assertThat(score).isNotNegative().isFinite();
  }

  @ParameterizedTest
  @CsvSource({"1, 64", "2, 64", "2, 63", "3, 1000", "64, 1"})
  void runsWithAnySizeOfSketch(int rows, int columns) {
    SketchSize size = new SketchSize(rows, columns);
    double[] scores = sampleScores(new MidasF(size, 0.5f, 1000, 5));
    assertThat(DoubleStream.of(scores)).allMatch(score -> score >= 0 && Double.isFinite(score));
  }

  @Test
  void drawsOtherHashesFromAnotherSeedAndTheSameFromTheSame() {
    double[] one = sampleScores(new Midas(SMALL, 1));
    assertThat(sampleScores(new Midas(SMALL, 1))).isEqualTo(one);
    assertThat(sampleScores(new Midas(SMALL, 2))).isNotEqualTo(one);
    assertThat(sampleScores(new Midas(SMALL, 0))).isNotEqualTo(one);
  }

  @Test
  void findsMostButNotAllBurstsOfTheSample() {
    double[] scores = sampleScores(new MidasF(SketchSize.PUBLISHED, 0.5f, 1000, 0));
    EdgeStream sample = BurstStream.SAMPLE.generate();
    assertThat(Ranking.of(scores, sample.labels()).auc()).isBetween(0.95, 0.99);
  }

  @ParameterizedTest
  @CsvSource({"0, 1024, 0 rows", "65, 1024, 65 rows", "2, 0, 0 columns", "2, 100000000, columns"})
  void refusesSketchesThatCannotBe(int rows, int columns, String message) {
    assertThatThrownBy(() -> new SketchSize(rows, columns))
        .isInstanceOf(GraflagException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesFactorsAndThresholdsWithoutMeaning() {
    assertThatThrownBy(() -> new MidasR(SMALL, 1.5f, 0)).hasMessageContaining("factor is 1.5");
    assertThatThrownBy(() -> new MidasR(SMALL, Float.NaN, 0)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new MidasF(SMALL, 0.5f, Float.NaN, 0))
        .hasMessageContaining("threshold");
  }

  private static double[] sampleScores(EdgeStreamDetector detector) {
    return StreamRun.scores(detector, BurstStream.SAMPLE.generate());
  }
}
