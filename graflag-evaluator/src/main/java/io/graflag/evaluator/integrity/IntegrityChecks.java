package io.graflag.evaluator.integrity;

import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.evaluation.Confidence;
import io.graflag.core.evaluation.Finding;
import io.graflag.core.evaluation.Integrity;
import io.graflag.evaluator.metric.ScoredRun;
import io.graflag.evaluator.origin.DatasetDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The integrity gate: every check on every run. */
public final class IntegrityChecks {
  private IntegrityChecks() {}

  /**
   * Checks a run.
   *
   * @param metrics what was computed, by name
   * @param interval that of the ROC area; empty where there is none
   * @param experiment where the run lies, beside other runs
   * @param dataset what it ran on
   */
  public static Integrity of(
      ScoredRun run,
      Map<String, Number> metrics,
      Optional<Confidence> interval,
      ExperimentDirectory experiment,
      DatasetDirectory dataset) {
    List<Finding> warnings = new ArrayList<>();
    ScoreChecks.tied(run).ifPresent(warnings::add);
    Orientation.check(metrics, interval).ifPresent(warnings::add);
    warnings.addAll(ReportedAreas.check(run.results().metadata(), metrics));
    SampleCount.check(run.results(), dataset).ifPresent(warnings::add);
    ScoreChecks.notFinite(run).ifPresent(warnings::add);
    String digest = ScoreDigest.of(run.results().scores());
    NoEffect.check(experiment, digest).ifPresent(warnings::add);
    return new Integrity(ScoreChecks.errors(run), warnings, Optional.of(digest));
  }

  /**
   * What remains to be said of results that cannot be read.
   *
   * @param problem why not; lengths that differ are among the reasons
   */
  public static Integrity unreadable(GraflagException problem) {
    Finding finding = new Finding("invalid_results", problem.getMessage());
    return new Integrity(List.of(finding), List.of(), Optional.empty());
  }
}
