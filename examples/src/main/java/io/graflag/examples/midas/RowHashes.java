package io.graflag.examples.midas;

import io.graflag.datasets.generate.SeededRandom;

/**
 * Hash functions of the rows of a sketch, in 32-bit integers that wrap around.
 *
 * <p>A pair (a, b) of nodes becomes {@code x = a + 104729 b}, a single node {@code x = a}, and x
 * becomes {@code h = x p1 + p2}. Two kinds of rows make a cell of h:
 *
 * <ul>
 *   <li>Seed 0 stands for the parameters with which reference scores were made. Its first two rows
 *       take {@code h mod columns}, never negative, as the reference does.
 *   <li>All others are drawn, p1 odd, and take the high bits: {@code h columns / 2^32}, h read as
 *       unsigned (Dietzfelbinger et al., "A Reliable Randomized Algorithm for the Closest-Pair
 *       Problem", Journal of Algorithms 1997). The remainder by a power of two would be the low
 *       bits, where x and y collide under one odd p1 if they collide under all: neither rows nor
 *       seeds would then make a difference. An even p1 only loses cells.
 * </ul>
 */
final class RowHashes {
  private static final int PAIR_FACTOR = 104_729;

  /** What a sketch counts. */
  enum Subject {
    /** Occurrences of a pair of nodes in plain MIDAS, which has no other sketch. */
    ONLY_EDGE(2, 5, 3, 7),
    /** Occurrences of a node as source. */
    SOURCE(2, 5, 3, 7),
    /** Occurrences of a node as target. */
    TARGET(11, 17, 13, 19),
    /** Occurrences of a pair of nodes. */
    EDGE(23, 31, 29, 37);

    private final int[] published;

    Subject(int... published) {
      this.published = published;
    }
  }

  private final int start;
  private final int columns;
  private final int fixedRows;
  private final int[] parameters;

  // Two rows once more: fields cost no bounds check, a shift and a mask no division.
  private final boolean isPair;
  private final int shift;
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
   */
  RowHashes(SketchSize size, Subject subject, int start, long seed) {
    this.start = start;
    columns = size.columns();
    fixedRows = seed == 0 ? subject.published.length / 2 : 0;
    parameters = parameters(size.rows(), subject, seed);
    isPair = size.rows() == 2 && Integer.bitCount(columns) == 1;
    shift = seed == 0 ? 0 : Integer.numberOfLeadingZeros(columns) + 1;
    mask = columns - 1;
    firstFactor = parameters[0];
    firstSummand = parameters[1];
    secondStart = start + columns;
    secondFactor = isPair ? parameters[2] : 0;
    secondSummand = isPair ? parameters[3] : 0;
  }

  private static int[] parameters(int rows, Subject subject, long seed) {
    int[] parameters = new int[2 * rows];
    // The sketches of one detector must not share their collisions.
    SeededRandom random = new SeededRandom(seed * Subject.values().length + subject.ordinal());
    for (int i = 0; i < parameters.length; i++) {
      int drawn = i % 2 == 0 ? random.nextInt() | 1 : random.nextInt();
      parameters[i] = seed == 0 && i < subject.published.length ? subject.published[i] : drawn;
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
    return start + ((number * firstFactor + firstSummand) >>> shift & mask);
  }

  /** The cell of a number in the second of two rows. */
  int second(int number) {
    return secondStart + ((number * secondFactor + secondSummand) >>> shift & mask);
  }

  /** Finds the cell of a number in each row; rows lie one after another. */
  void locate(int number, int[] cells) {
    for (int row = 0; row < cells.length; row++) {
      int hash = number * parameters[2 * row] + parameters[2 * row + 1];
      int cell =
          row < fixedRows
              ? Math.floorMod(hash, columns)
              : (int) (Integer.toUnsignedLong(hash) * columns >>> Integer.SIZE);
      cells[row] = start + row * columns + cell;
    }
  }
}
