package io.graflag.evaluator.interval;

import java.util.Arrays;

/**
 * Draws as many items as there are, with replacement, and counts in which block each one lies.
 *
 * <p>Few items a block are drawn one by one; of many, each block's number is drawn at once, given
 * those before it, which has the same distribution.
 */
final class CountsDraw {
  /** About where one number of successes costs as much as this many single draws. */
  private static final int FEW_A_BLOCK = 8;

  private final int[] counts;
  private final int items;

  /** The block of each item, in order; empty where blocks are drawn at once. */
  private final int[] blockOf;

  /**
   * Prepares draws.
   *
   * @param counts how many items each block holds
   */
  CountsDraw(int[] counts) {
    this.counts = counts;
    items = Arrays.stream(counts).sum();
    blockOf = items <= (long) FEW_A_BLOCK * counts.length ? blocks(counts, items) : new int[0];
  }

  private static int[] blocks(int[] counts, int items) {
    int[] blocks = new int[items];
    int at = 0;
    for (int block = 0; block < counts.length; block++) {
      Arrays.fill(blocks, at, at + counts[block], block);
      at += counts[block];
    }
    return blocks;
  }

  /** Draws once; the numbers replace what the array held. */
  void into(int[] drawn, RandomBits random) {
    if (blockOf.length > 0) {
      Arrays.fill(drawn, 0);
      for (int i = 0; i < items; i++) {
        drawn[blockOf[random.below(items)]]++;
      }
      return;
    }
    int left = items;
    int open = items;
    for (int block = 0; block < counts.length; block++) {
      drawn[block] = BinomialDraw.draw(random, left, (double) counts[block] / open);
      left -= drawn[block];
      open -= counts[block];
    }
  }
}
