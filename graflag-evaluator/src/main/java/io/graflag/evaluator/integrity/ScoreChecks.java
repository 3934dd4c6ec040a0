package io.graflag.evaluator.integrity;

import io.graflag.core.evaluation.Evaluation.Filtering;
import io.graflag.core.evaluation.Finding;
import io.graflag.evaluator.metric.ScoredRun;
import io.graflag.evaluator.ranking.RankedScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the scores and labels of a run say of themselves. */
final class ScoreChecks {
  private static final double MOST_TIED = 0.5;
  private static final double MOST_NOT_FINITE = 0.01;
  private static final Set<String> NOT_FINITE = Set.of("missing", "nan", "infinite");

  private ScoreChecks() {}

  /** What makes every number of the run meaningless. */
  static List<Finding> errors(ScoredRun run) {
    List<Finding> errors = new ArrayList<>();
    RankedScores ranking = run.ranking();
    if (run.mask().total() == 0) {
      errors.add(new Finding("no_scores", "The results hold no scores."));
    } else if (ranking.size() == 0) {
      errors.add(
          new Finding(
              "nothing_kept",
              "None of the "
                  + run.mask().total()
                  + " scores is kept: "
                  + reasons(run.mask().filtering())
                  + "."));
    } else if (run.mask().isLabelled() && (ranking.anomalies() == 0 || ranking.normals() == 0)) {
      String only = ranking.anomalies() == 0 ? "normal items" : "anomalies";
      errors.add(
          new Finding(
              "one_class", "All " + ranking.size() + " kept scores belong to " + only + "."));
    }
    if (ranking.blocks() == 1) {
      errors.add(
          new Finding(
              "constant_scores",
              "All "
                  + ranking.size()
                  + " kept scores are "
                  + ranking.threshold(0)
                  + ": they tell nothing apart."));
    }
    return errors;
  }

  /** That more than half of the scores equal another one. */
  static Optional<Finding> tied(ScoredRun run) {
    RankedScores ranking = run.ranking();
    if (ranking.blocks() < 2 || ranking.tied() <= MOST_TIED * ranking.size()) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "tied_scores",
            String.format(
                Locale.ROOT,
                "%d of %d kept scores (%.1f %%) equal another one, with %d distinct values in all.",
                ranking.tied(),
                ranking.size(),
                100.0 * ranking.tied() / ranking.size(),
                ranking.blocks())));
  }

  /** That too many scores are no numbers for the rest to stand for all. */
  static Optional<Finding> notFinite(ScoredRun run) {
    Filtering filtering = run.mask().filtering();
    int lost =
        filtering.dropped().entrySet().stream()
            .filter(entry -> NOT_FINITE.contains(entry.getKey()))
            .mapToInt(entry -> entry.getValue())
            .sum();
    if (lost <= MOST_NOT_FINITE * filtering.total()) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "non_finite",
            String.format(
                Locale.ROOT,
                "%d of %d scores (%.1f %%) are missing, NaN or infinite.",
                lost,
                filtering.total(),
                100.0 * lost / filtering.total())));
  }

  private static String reasons(Filtering filtering) {
    List<String> reasons = new ArrayList<>();
    filtering.dropped().forEach((reason, count) -> reasons.add(count + " " + reason));
    return String.join(", ", reasons);
  }
}
