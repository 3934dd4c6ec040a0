package io.graflag.examples.midas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.graflag.datasets.EdgeStream;
import io.graflag.datasets.generate.BurstStream;
import io.graflag.datasets.generate.SeededRandom;
import io.graflag.examples.Ranking;
import io.graflag.examples.midas.MidasRNodes.View;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MidasRNodesTest {

  @ParameterizedTest
  @EnumSource(View.class)
  void agreesWithExactCountsWhereNothingCollides(View view) {
    MidasRNodes detector = new MidasRNodes(new SketchSize(4, 1 << 14), 0.5f, view, 7);
    Map<Integer, Double> current = new HashMap<>();
    Map<Integer, Double> total = new HashMap<>();
    SeededRandom random = new SeededRandom(11);
    for (int event = 0; event < 2_000; event++) {
      int node = random.below(6);
      double t = 1 + event / 30;
      if (event % 30 == 0 && event > 0) {
        current.replaceAll((key, count) -> count / 2);
      }
      double a = current.merge(node, 1.0, Double::sum);
      double s = total.merge(node, 1.0, Double::sum);
      double exact = t == 1 ? 0 : Math.pow((a - s / t) * t, 2) / (s * (t - 1));
      assertThat(detector.score(node, (long) t)).isCloseTo(exact, within(0.001));
    }
  }

  /** Where each pair has a source and a target of its own, all three sketches say the same. */
  @ParameterizedTest
  @EnumSource(View.class)
  void seesWhatMidasRSeesWhereNodesAndPairsAreTheSame(View view) {
    SketchSize size = new SketchSize(3, 1 << 12);
    MidasR whole = new MidasR(size, 0.5f, 5);
    MidasRNodes nodes = new MidasRNodes(size, 0.5f, view, 5);
    SeededRandom random = new SeededRandom(3);
    for (int event = 0; event < 500; event++) {
      int node = random.below(5);
      assertThat(nodes.score(node, 1 + event / 20))
          .isEqualTo(whole.score(node, node, 1 + event / 20));
    }
  }

  @ParameterizedTest
  @CsvSource({"SOURCE, 0.95, 0.99", "TARGET, 0.95, 0.99"})
  void findsMostBurstsOfTheSample(View view, double least, double most) {
    EdgeStream sample = BurstStream.SAMPLE.generate();
    MidasRNodes detector = new MidasRNodes(SketchSize.PUBLISHED, 0.5f, view, 0);
    double[] scores = detector.scores(view.of(sample), sample.timestamps());
    assertThat(Ranking.of(scores, sample.labels()).auc()).isBetween(least, most);
  }

  @Test
  void refusesATickThatStepsBack() {
    MidasRNodes detector = new MidasRNodes(SketchSize.PUBLISHED, 0.5f, View.SOURCE, 0);
    detector.score(1, 9);
    assertThatThrownBy(() -> detector.score(1, 8)).hasMessageContaining("tick 8 follows tick 9");
  }
}
