package io.graflag.datasets.generate;

import io.graflag.core.column.IntColumn;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Edges without loops and without a second edge between the same two nodes. */
final class Pairs {
  private final IntColumn sources = new IntColumn();
  private final IntColumn targets = new IntColumn();
  private final Set<Long> known = new HashSet<>();
  private final long nodes;
  private int[] order;

  /** No edges yet between nodes 0 up to a count. */
  Pairs(int nodes) {
    this.nodes = nodes;
  }

  /** Adds an edge; false where it is a loop or joins two nodes that are joined already. */
  boolean add(int source, int target) {
    long pair = Math.min(source, target) * nodes + Math.max(source, target);
    if (source == target || !known.add(pair)) {
      return false;
    }
    sources.add(source);
    targets.add(target);
    return true;
  }

  /** How many edges there are. */
  int size() {
    return sources.size();
  }

  /** Puts the edges into random order, after the last was added. */
  void shuffle(SeededRandom random) {
    order = new int[size()];
    Arrays.setAll(order, i -> i);
    random.shuffle(order);
  }

  /** The sources, in random order where shuffled. */
  int[] sources() {
    return inOrder(sources.toArray());
  }

  /** The targets, likewise. */
  int[] targets() {
    return inOrder(targets.toArray());
  }

  /** For each edge, how many were added before it. */
  int[] order() {
    return order.clone();
  }

  private int[] inOrder(int[] values) {
    return order == null ? values : Arrays.stream(order).map(i -> values[i]).toArray();
  }
}
