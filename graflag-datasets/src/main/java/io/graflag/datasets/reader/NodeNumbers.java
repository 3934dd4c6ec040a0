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
   * @param missing the file that could say otherwise
   * @return the same number
   */
  static int required(DataFile file, long nodes, int edges, String missing) {
    if (nodes > 2L * edges + GAPS) {
      throw GraflagException.of(
          Kind.INVALID_INPUT,
          file
              + ": the highest node numbers make "
              + nodes
              + " nodes, but "
              + edges
              + " edges join far fewer.",
          "Number nodes from 0 without large gaps, or list them in " + missing + ".");
    }
    return (int) nodes;
  }
}
