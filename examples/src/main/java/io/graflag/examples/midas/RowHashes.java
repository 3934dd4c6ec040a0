package io.graflag.examples.midas;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.examples.random.GnuRandom;

/**
 * Hash functions of the rows of a sketch, in 32-bit integers that wrap around.
 *
 * <p>A pair (a, b) of nodes becomes {@code x = a + 104729 b}, a single node {@code x = a}, and x
 * falls into the cell {@code (x p1 + p2) mod columns}, never negative.
 *
 * <p>Seed 0 stands for the fixed p1 and p2 with which the reference scores were made. Any other
 * seed draws them as the authors' program does after {@code srand(seed)}: {@code p1 = rand() + 1},
 * {@code p2 = rand()}, row by row, for edges, then sources, then targets. With a power of two of
 * columns all odd p1 collide in the same places, so many seeds give the very same scores; that is a
 * property of the published method, kept here because its published figures have it.
 */
final class RowHashes {
  private static final int PAIR_FACTOR = 104_729;

  /** What a sketch counts, in the order in which the authors' program draws. */
  enum Subject {
    /** Occurrences of a pair of nodes in plain MIDAS, which has no other sketch. */
    ONLY_EDGE(0, 2, 5, 3, 7),
    /** Occurrences of a pair of nodes. */
    EDGE(0, 23, 31, 29, 37),
    /** Occurrences of a node as source. */
    SOURCE(1, 2, 5, 3, 7),
    /** Occurrences of a node as target. */
    TARGET(2, 11, 17, 13, 19);

    private final int drawnBefore;
    private final int[] published;

    Subject(int drawnBefore, int... published) {
      this.drawnBefore = drawnBefore;
      this.published = published;
    }
  }

  private final int start;
  private final int columns;
  private final int[] parameters;

  // Two rows once more: fields cost no bounds check, and a mask no division.
  private final boolean isPair;
  private final int mask;
  private final int firstFactor;
  private final int firstSummand;
  private final int secondStart;
  private final int secondFactor;
  private final int secondSummand;

  /**
   * Sets or draws the parameters of each row.
   *
   * @param start index of the sketch's first cell
   * @param seed from 0 to 2^32 - 1; USAGE where it is not
   */
  RowHashes(SketchSize size, Subject subject, int start, long seed) {
    if (seed < 0 || seed > GnuRandom.LARGEST_SEED) {
      throw GraflagException.of(
          Kind.USAGE,
          "The seed is " + seed + ", but must lie between 0 and " + GnuRandom.LARGEST_SEED + ".");
    }
    this.start = start;
    columns = size.columns();
    parameters = parameters(size.rows(), subject, seed);
    isPair = size.rows() == 2 && Integer.bitCount(columns) == 1;
    mask = columns - 1;
    firstFactor = parameters[0];
    firstSummand = parameters[1];
    secondStart = start + columns;
    secondFactor = isPair ? parameters[2] : 0;
    secondSummand = isPair ? parameters[3] : 0;
  }

  private static int[] parameters(int rows, Subject subject, long seed) {
    GnuRandom random = new GnuRandom(seed);
    for (int i = 0; i < subject.drawnBefore * 2 * rows; i++) {
      random.draw();
    }
    int[] parameters = new int[2 * rows];
    for (int i = 0; i < parameters.length; i += 2) {
      parameters[i] = random.draw() + 1;
      parameters[i + 1] = random.draw();
    }
    if (seed == 0) {
      int fixed = Math.min(parameters.length, subject.published.length);
      System.arraycopy(subject.published, 0, parameters, 0, fixed);
    }
    return parameters;
  }

  /** Mixes the two nodes of an edge into one number. */
  static int pair(int source, int target) {
    return source + PAIR_FACTOR * target;
  }

  /** Whether {@link #first} and {@link #second} apply: two rows of a power of two of columns. */
  boolean isPair() {
    return isPair;
  }

  /** The cell of a number in the first of two rows. */
  int first(int number) {
    return start + (number * firstFactor + firstSummand & mask);
  }

  /** The cell of a number in the second of two rows. */
  int second(int number) {
    return secondStart + (number * secondFactor + secondSummand & mask);
  }

  /** Finds the cell of a number in each row; rows lie one after another. */
  void locate(int number, int[] cells) {
    for (int row = 0; row < cells.length; row++) {
      int hash = number * parameters[2 * row] + parameters[2 * row + 1];
      cells[row] = start + row * columns + Math.floorMod(hash, columns);
    }
  }
}
