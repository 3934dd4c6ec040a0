package io.graflag.evaluator.metric;

import io.graflag.core.result.Results;
import io.graflag.evaluator.ranking.RankedScores;
import io.graflag.evaluator.ranking.ScoreMask;
import java.util.Optional;

/**
 * What the metrics of one run are computed from.
 *
 * @param results what the method left
 * @param mask which of its scores count
 * @param ranking those scores in order
 */
public record ScoredRun(Results results, ScoreMask mask, RankedScores ranking) {

  /** Masks and ranks the scores of a run by our rules. */
  public static ScoredRun of(Results results) {
    return MetricRules.CURRENT.rank(results);
  }

  /**
   * Why the ranking cannot be judged, as the end of a sentence; empty where both classes exist.
   *
   * <p>Every metric of the ranking is undefined in the same cases, so that none of them looks
   * perfect (or hopeless) where there was nothing to tell apart.
   */
  public Optional<String> whyNotJudged() {
    if (!mask.isLabelled()) {
      return Optional.of("the results hold no ground_truth");
    }
    if (mask.kept() == 0) {
      return Optional.of(
          mask.total() == 0
              ? "the results hold no scores"
              : "none of the " + mask.total() + " scores is kept (see filtering)");
    }
    if (mask.anomalies() == 0) {
      return Optional.of("none of the " + mask.kept() + " kept scores belongs to an anomaly");
    }
    if (mask.normals() == 0) {
      return Optional.of("all " + mask.kept() + " kept scores belong to anomalies");
    }
    return Optional.empty();
  }
}
