package io.graflag.evaluator.metric;

import io.graflag.core.result.Results;
import io.graflag.evaluator.ranking.RankedScores;
import io.graflag.evaluator.ranking.ScoreMask;
import java.util.Optional;

/** Which definitions the metrics follow; evaluation.json names them by number. */
public enum MetricRules {
  /** Those of the original, for comparison with what it published. */
  ORIGINAL(1),

  /** Ours. */
  CURRENT(2);

  private final int number;

  MetricRules(int number) {
    this.number = number;
  }

  /** The number in evaluation.json. */
  public int number() {
    return number;
  }

  /** The rules with a number; empty where there are none. */
  public static Optional<MetricRules> numbered(String number) {
    for (MetricRules rules : values()) {
      if (String.valueOf(rules.number).equals(number)) {
        return Optional.of(rules);
      }
    }
    return Optional.empty();
  }

  /** Masks and ranks the scores of a run. */
  public ScoredRun rank(Results results) {
    ScoreMask mask =
        this == ORIGINAL
            ? ScoreMask.original(results.scores(), results.groundTruth())
            : ScoreMask.of(results.scores(), results.groundTruth());
    return new ScoredRun(results, mask, RankedScores.of(mask));
  }

  /** Computes all metrics of a run that {@link #rank} gave. */
  public MetricTable compute(ScoredRun run) {
    return this == ORIGINAL ? OriginalMetrics.compute(run) : MetricFamily.computeAll(run);
  }
}
