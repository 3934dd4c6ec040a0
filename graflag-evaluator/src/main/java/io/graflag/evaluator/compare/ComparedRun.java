package io.graflag.evaluator.compare;

import io.graflag.core.ExperimentDirectory;
import io.graflag.core.evaluation.Comparison;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.method.DatasetName;
import io.graflag.core.result.Results;
import io.graflag.evaluator.curve.Curve;
import io.graflag.evaluator.interval.Intervals;
import io.graflag.evaluator.metric.MetricRules;
import io.graflag.evaluator.metric.MetricTable;
import io.graflag.evaluator.metric.ScoredRun;
import io.graflag.evaluator.origin.DatasetDirectory;
import io.graflag.evaluator.origin.RecordedResults;
import io.graflag.evaluator.origin.RecordedRun;
import io.graflag.evaluator.ranking.ScoreMask;
import java.util.Map;
import java.util.Optional;

/**
 * One of the runs that are compared; its ranking is not kept, because there may be many runs.
 *
 * @param facts what stands in the comparison
 * @param results what the method left
 * @param mask which of its scores count
 * @param parameters what it was asked to do; nothing where there is no record of it
 * @param unjudged why it has no metrics, as the end of a sentence; empty where it has
 * @param roc its ROC curve, where both classes exist
 * @param precisionRecall its precision-recall curve, likewise
 */
record ComparedRun(
    Comparison.Run facts,
    Results results,
    ScoreMask mask,
    RecordedRun parameters,
    Optional<String> unjudged,
    Optional<Curve> roc,
    Optional<Curve> precisionRecall) {

  /**
   * Reads and judges a run by the current rules.
   *
   * @param number its place among the runs, from 1, which tells two runs of a method apart
   */
  static ComparedRun read(ExperimentDirectory experiment, int number) {
    Results results = RecordedResults.read(experiment);
    ScoredRun run = MetricRules.CURRENT.rank(results);
    MetricTable metrics = MetricRules.CURRENT.compute(run);
    boolean isJudged = run.whyNotJudged().isEmpty();
    String method =
        ExperimentName.find(experiment.name())
            .map(name -> name.method().toString())
            .orElse(experiment.name());
    return new ComparedRun(
        new Comparison.Run(
            experiment.name(),
            number + ": " + method,
            DatasetDirectory.name(experiment, results.metadata()).map(DatasetName::value),
            metrics.values(),
            Intervals.of(run.ranking()).values()),
        results,
        run.mask(),
        RecordedRun.read(experiment).orElse(new RecordedRun(experiment.name(), Map.of())),
        run.whyNotJudged(),
        isJudged ? Optional.of(Curve.roc(run.ranking())) : Optional.empty(),
        isJudged ? Optional.of(Curve.precisionRecall(run.ranking())) : Optional.empty());
  }

  String label() {
    return facts.label();
  }
}
