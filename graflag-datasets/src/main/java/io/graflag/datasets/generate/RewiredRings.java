package io.graflag.datasets.generate;

import io.graflag.core.column.IntColumn;
import io.graflag.core.column.LongColumn;
import io.graflag.core.result.Labels;
import io.graflag.datasets.GraphCollection;

/**
 * Rings whose nodes are joined to the next two, with edges rewired: many in the anomalies.
 *
 * <p>The small worlds of Watts and Strogatz, "Collective dynamics of small-world networks", Nature
 * 1998: an edge is rewired by giving it a random second end. All graphs have as many edges as twice
 * their nodes, so that neither number tells an anomaly. Kinds of nodes alternate along the ring.
 *
 * @param graphs how many graphs there are
 * @param anomalies how many of them are anomalies
 * @param seed equal seeds give equal collections
 */
public record RewiredRings(int graphs, int anomalies, long seed) {
  private static final int SMALLEST = 14;
  private static final int LARGEST = 24;
  private static final int KINDS = 3;
  private static final int NORMAL_PERCENT = 6;
  private static final int ANOMALOUS_PERCENT = 24;

  /** The collection of the sample dataset: 160 graphs, 16 of them anomalies. */
  public static final RewiredRings SAMPLE = new RewiredRings(160, 16, 5);

  public RewiredRings {
    if (anomalies < 0 || graphs < anomalies) {
      throw new IllegalArgumentException(
          "no collection of " + graphs + " graphs with " + anomalies + " anomalies");
    }
  }

  /** Makes the collection, graphs in random order. */
  public GraphCollection generate() {
    SeededRandom random = new SeededRandom(seed);
    int[] order = new int[graphs];
    for (int graph = 0; graph < graphs; graph++) {
      order[graph] = graph;
    }
    random.shuffle(order);
    byte[] labels = new byte[graphs];
    int[] firstNodes = new int[graphs + 1];
    IntColumn sources = new IntColumn();
    IntColumn targets = new IntColumn();
    LongColumn kinds = new LongColumn();
    for (int graph = 0; graph < graphs; graph++) {
      labels[graph] = order[graph] < anomalies ? Labels.ANOMALY : Labels.NORMAL;
      int nodes = random.between(SMALLEST, LARGEST);
      int percent = labels[graph] == Labels.ANOMALY ? ANOMALOUS_PERCENT : NORMAL_PERCENT;
      Pairs ring = ring(random, nodes, percent);
      int first = firstNodes[graph];
      for (int source : ring.sources()) {
        sources.add(first + source);
      }
      for (int target : ring.targets()) {
        targets.add(first + target);
      }
      for (int node = 0; node < nodes; node++) {
        kinds.add(node % KINDS);
      }
      firstNodes[graph + 1] = first + nodes;
    }
    return new GraphCollection(
        firstNodes, kinds.toArray(), sources.toArray(), targets.toArray(), labels);
  }

  private static Pairs ring(SeededRandom random, int nodes, int percent) {
    Pairs pairs = new Pairs(nodes);
    for (int step = 1; step <= 2; step++) {
      for (int node = 0; node < nodes; node++) {
        boolean added = !random.happens(percent) && pairs.add(node, (node + step) % nodes);
        while (!added) {
          added = pairs.add(node, random.below(nodes));
        }
      }
    }
    return pairs;
  }
}
