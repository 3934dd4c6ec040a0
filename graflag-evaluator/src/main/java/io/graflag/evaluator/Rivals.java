package io.graflag.evaluator;

import io.graflag.datasets.baseline.ChanceBaseline;
import io.graflag.evaluator.curve.Curve;
import io.graflag.evaluator.metric.RocArea;
import io.graflag.evaluator.plot.Rival;
import io.graflag.evaluator.ranking.RankedScores;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Keeps the curves of baselines while they are computed; of chance there is a line already. */
final class Rivals implements BiConsumer<String, RankedScores> {
  private final List<Rival> curves = new ArrayList<>();

  @Override
  public void accept(String name, RankedScores ranking) {
    if (Stream.of(ChanceBaseline.values()).noneMatch(chance -> chance.key().equals(name))) {
      curves.add(new Rival(name, RocArea.area(ranking), Curve.roc(ranking)));
    }
  }

  /** The curves so far. */
  List<Rival> curves() {
    return curves;
  }
}
