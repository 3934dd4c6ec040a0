package io.graflag.evaluator.ranking;

import io.graflag.core.evaluation.Evaluation.Filtering;
import io.graflag.core.result.Labels;
import io.graflag.core.result.Scores;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * Which scores enter the metrics and the plots, and why the others do not.
 *
 * <p>Dropped are scores that are missing, NaN, infinite, exactly -1 (unknown) or exactly -2
 * (inactive), and items whose label is unknown. Nothing else is: a score may lie outside [0, 1] or
 * below zero. Without any ground truth the scores alone decide.
 *
 * <p>{@link #original} is the mask of the original, for rules 1.
 */
public final class ScoreMask {
  private static final double UNKNOWN_SCORE = -1;
  private static final double INACTIVE_SCORE = -2;

  /** What becomes of one item; the first that fits counts. */
  private enum Fate {
    NAN,
    INFINITE,
    UNKNOWN,
    INACTIVE,
    OUT_OF_RANGE,
    UNLABELLED,
    ANOMALY,
    NORMAL
  }

  private final double[] scores;
  private final byte[] labels;
  private final int missing;
  private final boolean isOriginal;
  private final boolean isUnitRange;
  private final int[] counts = new int[Fate.values().length];
  private final int negatives;
  private final int lostAnomalies;

  private ScoreMask(Scores given, Optional<Labels> labelled, boolean isOriginal) {
    scores = given.values();
    labels = labelled.map(Labels::values).orElse(null);
    missing = given.missingCount();
    this.isOriginal = isOriginal;
    isUnitRange = isOriginal && isUnitRange(scores);
    int below = 0;
    int lost = 0;
    for (int i = 0; i < scores.length; i++) {
      Fate fate = fate(i);
      counts[fate.ordinal()]++;
      boolean isScore = fate == Fate.ANOMALY || fate == Fate.NORMAL || fate == Fate.UNLABELLED;
      if (scores[i] < 0 && isScore) {
        below++;
      }
      boolean isLost = fate == Fate.NAN || fate == Fate.INFINITE;
      if (isLost && labels != null && labels[i] == Labels.ANOMALY) {
        lost++;
      }
    }
    negatives = below;
    lostAnomalies = lost;
  }

  /** Decides on every score; labels, where there are any, have the shape of the scores. */
  public static ScoreMask of(Scores scores, Optional<Labels> labels) {
    return new ScoreMask(scores, labels, false);
  }

  /**
   * Decides as the original does: kept are scores in [0, 1] where none is above 1, otherwise those
   * above -2, so that -1 counts as a score. One NaN among the scores makes it the second case.
   *
   * <p>The original fails on scores of plus infinity; here they are dropped.
   */
  public static ScoreMask original(Scores scores, Optional<Labels> labels) {
    return new ScoreMask(scores, labels, true);
  }

  private static boolean isUnitRange(double[] scores) {
    for (double score : scores) {
      if (!(score <= 1)) {
        return false;
      }
    }
    return true;
  }

  /** Whether there is any ground truth. */
  public boolean isLabelled() {
    return labels != null;
  }

  /** How many scores there are. */
  public int total() {
    return scores.length;
  }

  /** How many scores are kept. */
  public int kept() {
    return anomalies() + normals();
  }

  /** The label of the score at a flat index; unknown where it is not kept. */
  public byte label(int index) {
    return switch (fate(index)) {
      case ANOMALY -> Labels.ANOMALY;
      case NORMAL -> Labels.NORMAL;
      default -> Labels.UNKNOWN;
    };
  }

  /** The score at a flat index, kept or not. */
  public double score(int index) {
    return scores[index];
  }

  /** How many of the kept scores belong to anomalies; 0 without ground truth. */
  public int anomalies() {
    return count(Fate.ANOMALY);
  }

  /** How many of the kept scores belong to normal items; all of them without ground truth. */
  public int normals() {
    return count(Fate.NORMAL);
  }

  /** Total, kept, and dropped by reason; reasons without any are left out. */
  public Filtering filtering() {
    Map<String, Integer> dropped = new LinkedHashMap<>();
    note(dropped, "missing", missing);
    note(dropped, "nan", count(Fate.NAN) - missing);
    note(dropped, "infinite", count(Fate.INFINITE));
    note(dropped, "unknown", count(Fate.UNKNOWN));
    note(dropped, "inactive", count(Fate.INACTIVE));
    note(dropped, "out_of_range", count(Fate.OUT_OF_RANGE));
    note(dropped, "unlabelled", count(Fate.UNLABELLED));
    return new Filtering(total(), kept(), dropped);
  }

  /** That scores were left out because they are no numbers; sentinels are meant to be left out. */
  public Optional<String> loss() {
    int lost = count(Fate.NAN) + count(Fate.INFINITE);
    if (lost == 0) {
      return Optional.empty();
    }
    return Optional.of(
        "Left out "
            + lost
            + " of "
            + total()
            + " scores that are missing or not finite"
            + (isLabelled() ? "; " + lostAnomalies + " of them belong to anomalies." : "."));
  }

  /** Doubt that -1 and -2 were sentinels: the method also gives other negative scores. */
  public Optional<String> doubt() {
    int sentinels = count(Fate.UNKNOWN) + count(Fate.INACTIVE);
    if (sentinels == 0 || negatives == 0) {
      return Optional.empty();
    }
    return Optional.of(
        "Dropped "
            + sentinels
            + " score(s) of exactly -1 or -2 as unknown or inactive, but "
            + negatives
            + " other scores are negative: the method may mean -1 and -2 as scores.");
  }

  /**
   * The kept scores of one class, in file order; -0.0 has become 0.0.
   *
   * @param anomalous whether to take anomalies, else normal items
   */
  double[] keptScores(boolean anomalous) {
    return kept(anomalous, item -> scores[item]);
  }

  /**
   * Other scores of the items that are kept, of one class, in file order.
   *
   * @param anomalous whether to take anomalies, else normal items
   * @param other gives the score of each item by its flat index
   */
  double[] kept(boolean anomalous, IntToDoubleFunction other) {
    Fate wanted = anomalous ? Fate.ANOMALY : Fate.NORMAL;
    double[] kept = new double[count(wanted)];
    int at = 0;
    for (int i = 0; i < scores.length; i++) {
      if (fate(i) == wanted) {
        kept[at++] = other.applyAsDouble(i) + 0.0; // turns -0.0, which sorts below 0.0, into 0.0
      }
    }
    return kept;
  }

  private Fate fate(int index) {
    double score = scores[index];
    if (Double.isNaN(score)) {
      return Fate.NAN;
    }
    if (Double.isInfinite(score)) {
      return Fate.INFINITE;
    }
    if (isOriginal ? !isInRange(score) : isSentinel(score)) {
      return score == UNKNOWN_SCORE
          ? Fate.UNKNOWN
          : score == INACTIVE_SCORE ? Fate.INACTIVE : Fate.OUT_OF_RANGE;
    }
    if (labels == null || labels[index] == Labels.NORMAL) {
      return Fate.NORMAL;
    }
    return labels[index] == Labels.UNKNOWN ? Fate.UNLABELLED : Fate.ANOMALY;
  }

  private static boolean isSentinel(double score) {
    return score == UNKNOWN_SCORE || score == INACTIVE_SCORE;
  }

  private boolean isInRange(double score) {
    return isUnitRange ? score >= 0 : score > INACTIVE_SCORE;
  }

  private int count(Fate fate) {
    return counts[fate.ordinal()];
  }

  private static void note(Map<String, Integer> dropped, String reason, int count) {
    if (count > 0) {
      dropped.put(reason, count);
    }
  }
}
