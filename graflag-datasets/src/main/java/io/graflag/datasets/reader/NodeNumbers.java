package io.graflag.datasets.reader;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;

/** Checks the numbers of nodes where no file of nodes says how many there are. */
final class NodeNumbers {
  /** Nodes without an edge are gaps among the numbers; this many are plausible. */
  private static final int GAPS = 1_000_000;

  private NodeNumbers() {}

  /**
   * Checks that nodes are numbered rather than named by large numbers, which would fill the memory.
   *
   * @param nodes how many nodes the highest number makes
   * @param mentions how many lines mention nodes
   * @param counted what these lines are, such as "edges"
   * @param otherwise what else can be done, the end of a sentence
   * @return the same number
   */
  static int required(DataFile file, long nodes, int mentions, String counted, String otherwise) {
    if (nodes > 2L * mentions + GAPS) {
      throw GraflagException.of(
          Kind.INVALID_INPUT,
          file
              + ": the highest node numbers make "
              + nodes
              + " nodes, but "
              + mentions
              + " "
              + counted
              + " name far fewer.",
          "Number nodes from 0 without large gaps" + otherwise + ".");
    }
    return (int) nodes;
  }
}
