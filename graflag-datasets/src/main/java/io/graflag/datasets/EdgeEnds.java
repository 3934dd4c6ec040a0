package io.graflag.datasets;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;

/** The nodes that edges begin and end at. */
final class EdgeEnds {
  private EdgeEnds() {}

  /**
   * Checks one end of every edge.
   *
   * @param nodes one node an edge
   * @param nodeCount how many nodes there are, numbered from 0
   * @param what whose nodes they are, such as {@code a graph}
   * @throws GraflagException INVALID_INPUT, naming the first edge whose node does not exist
   */
  static void require(int[] nodes, int nodeCount, String what) {
    for (int edge = 0; edge < nodes.length; edge++) {
      if (nodes[edge] < 0 || nodes[edge] >= nodeCount) {
        throw GraflagException.of(
            Kind.INVALID_INPUT,
            "Edge "
                + edge
                + " names node "
                + nodes[edge]
                + " of "
                + what
                + " of "
                + nodeCount
                + " nodes, numbered from 0.");
      }
    }
  }
}
