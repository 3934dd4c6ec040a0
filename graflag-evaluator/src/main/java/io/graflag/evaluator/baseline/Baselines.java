package io.graflag.evaluator.baseline;

import io.graflag.core.GraflagException;
import io.graflag.core.evaluation.BaselineResult;
import io.graflag.core.evaluation.Confidence;
import io.graflag.datasets.baseline.Baseline;
import io.graflag.evaluator.interval.DeLong;
import io.graflag.evaluator.metric.PrecisionRecallArea;
import io.graflag.evaluator.metric.RocArea;
import io.graflag.evaluator.metric.ScoredRun;
import io.graflag.evaluator.origin.DatasetDirectory;
import io.graflag.evaluator.ranking.RankedScores;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.IntToDoubleFunction;

/**
 * What trivial scores reach beside a method, by name.
 *
 * <p>They are judged on the items that the method is judged on: what its mask drops is dropped here
 * too. A baseline whose items cannot be matched for certain is refused with the reason; a wrong one
 * beside a method would be worse than none.
 */
public final class Baselines {
  private final ScoredRun run;
  private final DatasetDirectory dataset;
  private final BiConsumer<String, RankedScores> visitor;
  private final Map<String, BaselineResult> results = new LinkedHashMap<>();

  private Baselines(
      ScoredRun run, DatasetDirectory dataset, BiConsumer<String, RankedScores> visitor) {
    this.run = run;
    this.dataset = dataset;
    this.visitor = visitor;
  }

  /**
   * Computes every baseline that makes sense for the type of a run.
   *
   * @param dataset read only where the results alone do not suffice
   */
  public static Map<String, BaselineResult> of(ScoredRun run, DatasetDirectory dataset) {
    return of(run, dataset, (name, ranking) -> {});
  }

  /**
   * Computes every baseline that makes sense for the type of a run.
   *
   * @param dataset read only where the results alone do not suffice
   * @param visitor is shown the ranking of each one, which is not kept: it may be as large as the
   *     method's own
   */
  public static Map<String, BaselineResult> of(
      ScoredRun run, DatasetDirectory dataset, BiConsumer<String, RankedScores> visitor) {
    Baselines baselines = new Baselines(run, dataset, visitor);
    Family.of(run.results().type()).forEach(baselines::add);
    return baselines.results;
  }

  private <B extends Baseline> void add(Family<B> family) {
    Optional<String> reason = run.whyNotJudged();
    if (reason.isPresent()) {
      refuse(family, "Not defined: " + reason.get() + ".");
      return;
    }
    Aligned<B> aligned;
    try {
      aligned = family.align(run.results(), dataset);
    } catch (GraflagException e) {
      refuse(family, e.getMessage());
      return;
    }
    for (B baseline : family.baselines()) {
      results.put(baseline.key(), result(baseline, aligned));
    }
  }

  private void refuse(Family<?> family, String reason) {
    for (Baseline baseline : family.baselines()) {
      results.put(baseline.key(), BaselineResult.refused(baseline.description(), reason));
    }
  }

  private <B extends Baseline> BaselineResult result(B baseline, Aligned<B> aligned) {
    try {
      IntToDoubleFunction scores = aligned.scoring().apply(baseline);
      RankedScores ranking = RankedScores.of(run.mask(), item -> finite(scores, item));
      visitor.accept(baseline.key(), ranking);
      Map<String, Number> metrics = new LinkedHashMap<>();
      metrics.put(BaselineResult.AUC_ROC, RocArea.area(ranking));
      metrics.put(BaselineResult.AVERAGE_PRECISION, PrecisionRecallArea.averagePrecision(ranking));
      return new BaselineResult(
          baseline.description(), metrics, intervals(ranking), aligned.note(), Optional.empty());
    } catch (GraflagException e) {
      return BaselineResult.refused(baseline.description(), e.getMessage());
    }
  }

  private static Map<String, Confidence> intervals(RankedScores ranking) {
    return DeLong.isDefined(ranking)
        ? Map.of(BaselineResult.AUC_ROC, DeLong.of(ranking).interval())
        : Map.of();
  }

  private static double finite(IntToDoubleFunction scores, int item) {
    double score = scores.applyAsDouble(item);
    if (!Double.isFinite(score)) {
      throw Refusal.because("Its score of item " + item + " is " + score + ".");
    }
    return score;
  }
}
