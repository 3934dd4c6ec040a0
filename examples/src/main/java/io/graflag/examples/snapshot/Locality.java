package io.graflag.examples.snapshot;

import io.graflag.datasets.Adjacency;
import io.graflag.datasets.SnapshotSequence;
import java.util.Arrays;

/**
 * How much goes on around a node: edges of the graph that its neighbours and itself span.
 *
 * <p>The locality statistic of Priebe et al. 2005, on links: who is joined, whatever the direction
 * and however often; loops do not count.
 */
public enum Locality {
  /** Links of the node itself: its degree. */
  DEGREE,
  /** Links of the node and among its neighbours: its egonet. */
  EGONET;

  /** The statistic of every node in a snapshot; O(links to the power of 1.5) for egonets. */
  double[] of(SnapshotSequence sequence, int snapshot) {
    int start = sequence.start(snapshot);
    int end = sequence.end(snapshot);
    Adjacency links =
        Adjacency.undirected(
            sequence.nodeCount(),
            Arrays.copyOfRange(sequence.sources(), start, end),
            Arrays.copyOfRange(sequence.targets(), start, end));
    return switch (this) {
      case DEGREE -> {
        double[] degrees = new double[sequence.nodeCount()];
        Arrays.setAll(degrees, links::degree);
        yield degrees;
      }
      case EGONET -> links.egonetEdges();
    };
  }
}
