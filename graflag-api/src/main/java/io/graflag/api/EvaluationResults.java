package io.graflag.api;

import io.graflag.core.evaluation.BaselineResult;
import io.graflag.core.evaluation.Confidence;
import io.graflag.core.evaluation.Evaluation;
import io.graflag.core.evaluation.Integrity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the evaluator found.
 *
 * @param experimentName the experiment
 * @param metrics by name; null where a metric is not defined
 * @param filtering how many scores were kept and dropped; empty in evaluations of the original
 * @param plotsAvailable paths of the plots
 * @param evaluationPath where evaluation.json is
 * @param confidence interval of each metric that has one, by the metric's name
 * @param baselines what trivial scores reach beside the method, by name
 * @param integrity what speaks against trusting the run; empty in evaluations of the original
 * @param warnings what a reader should know before trusting a number
 */
public record EvaluationResults(
    String experimentName,
    Map<String, Number> metrics,
    Optional<Evaluation.Filtering> filtering,
    List<String> plotsAvailable,
    String evaluationPath,
    Map<String, Confidence> confidence,
    Map<String, BaselineResult> baselines,
    Optional<Integrity> integrity,
    List<String> warnings) {

  static EvaluationResults from(Evaluation evaluation, Path file) {
    return new EvaluationResults(
        evaluation.experimentName(),
        evaluation.metrics(),
        evaluation.filtering(),
        evaluation.plots().values().stream()
            .map(name -> file.resolveSibling(name).toString())
            .toList(),
        file.toString(),
        evaluation.confidence(),
        evaluation.baselines(),
        evaluation.integrity(),
        evaluation.warnings());
  }
}
