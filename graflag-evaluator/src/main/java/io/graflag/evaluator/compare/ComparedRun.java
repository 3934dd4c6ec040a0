package io.graflag.evaluator.compare;

import io.graflag.core.ExperimentDirectory;
import io.graflag.core.evaluation.Comparison;
import io.graflag.core.evaluation.Integrity;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.method.DatasetName;
import io.graflag.core.result.Results;
import io.graflag.evaluator.curve.Curve;
import io.graflag.evaluator.integrity.IntegrityChecks;
import io.graflag.evaluator.interval.Intervals;
import io.graflag.evaluator.metric.MetricKey;
import io.graflag.evaluator.metric.MetricRules;
import io.graflag.evaluator.metric.MetricTable;
import io.graflag.evaluator.metric.ScoredRun;
import io.graflag.evaluator.origin.DatasetDirectory;
import io.graflag.evaluator.origin.RecordedResults;
import io.graflag.evaluator.origin.RecordedRun;
import io.graflag.evaluator.ranking.ScoreMask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of the runs that are compared; its ranking is not kept, because there may be many runs.
 *
 * @param facts what stands in the comparison
 * @param results what the method left
 * @param mask which of its scores count
 * @param parameters what it was asked to do; nothing where there is no record of it
 * @param warnings what speaks against its numbers, and why some are not defined
 * @param unjudged why it has no metrics, as the end of a sentence; empty where it has
 * @param roc its ROC curve, where both classes exist
 * @param precisionRecall its precision-recall curve, likewise
 */
record ComparedRun(
    Comparison.Run facts,
    Results results,
    ScoreMask mask,
    RecordedRun parameters,
    List<String> warnings,
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
    Intervals intervals = Intervals.of(run.ranking());
    return new ComparedRun(
        new Comparison.Run(
            experiment.name(),
            number + ": " + method,
            DatasetDirectory.name(experiment, results.metadata()).map(DatasetName::value),
            metrics.values(),
            intervals.values(),
            Optional.of(run.mask().filtering())),
        results,
        run.mask(),
        RecordedRun.read(experiment).orElse(new RecordedRun(experiment.name(), Map.of())),
        warnings(experiment, run, metrics, intervals),
        run.whyNotJudged(),
        isJudged ? Optional.of(Curve.roc(run.ranking())) : Optional.empty(),
        isJudged ? Optional.of(Curve.precisionRecall(run.ranking())) : Optional.empty());
  }

  private static List<String> warnings(
      ExperimentDirectory experiment, ScoredRun run, MetricTable metrics, Intervals intervals) {
    Integrity integrity =
        IntegrityChecks.of(
            run,
            metrics.values(),
            Optional.ofNullable(intervals.values().get(MetricKey.AUC_ROC.key())),
            experiment,
            DatasetDirectory.of(experiment, run.results().metadata()));
    List<String> warnings = new ArrayList<>();
    integrity.errors().forEach(error -> warnings.add("INTEGRITY ERROR: " + error.message()));
    integrity.warnings().forEach(warning -> warnings.add(warning.message()));
    run.mask().loss().ifPresent(warnings::add);
    run.mask().doubt().ifPresent(warnings::add);
    warnings.addAll(metrics.warnings());
    warnings.addAll(intervals.warnings());
    return warnings;
  }

  String label() {
    return facts.label();
  }
}
