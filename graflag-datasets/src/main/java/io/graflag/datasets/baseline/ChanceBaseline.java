package io.graflag.datasets.baseline;

import java.util.function.IntToDoubleFunction;

/**
 * Scores that know nothing of the data, so that every result has something beside it.
 *
 * <p>Chance level: 0.5 of the ROC area and the share of anomalies of the average precision. {@link
 * #RANDOM} shows how far off it a score without any merit lies on so many items; {@link #CONSTANT}
 * hits it exactly.
 */
public enum ChanceBaseline implements Baseline {
  /**
   * A whole number below 2^20 that depends on the place of the item alone.
   *
   * <p>Whole, because counts are ranked faster than fractions; that many are enough for millions of
   * items, of which some then share one.
   */
  RANDOM("random numbers of a fixed seed"),
  /** The same for all. */
  CONSTANT("the same for every item");

  private static final int BITS = 20;
  private static final long SEED = 42;
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private final String description;

  ChanceBaseline(String description) {
    this.description = description;
  }

  @Override
  public String description() {
    return description;
  }

  /** The score of the item at a place. */
  public IntToDoubleFunction scores() {
    return switch (this) {
      case RANDOM -> ChanceBaseline::random;
      case CONSTANT -> place -> 0;
    };
  }

  /**
   * The number at a place of the sequence.
   *
   * <p>Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA
   * 2014.
   */
  private static double random(int place) {
    long mixed = SEED + (place + 1) * STEP;
    mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    mixed ^= mixed >>> 31;
    return mixed >>> Long.SIZE - BITS;
  }
}
