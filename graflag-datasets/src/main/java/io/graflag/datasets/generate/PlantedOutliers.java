package io.graflag.datasets.generate;

import io.graflag.core.result.Labels;
import io.graflag.datasets.Graph;
import java.util.Arrays;

/**
 * A graph of communities, narrow and wide, with nodes whose features lie far outside of their own.
 *
 * <p>Features spread around the centre of a community, in each as far as its own width says; those
 * of the anomalies spread four times as far. An anomaly of a narrow community is no farther from
 * its centre than a normal node of a wide one: the local outliers of Breunig et al., "LOF:
 * Identifying Density-Based Local Outliers", SIGMOD 2000. Edges say nothing about anomalies.
 *
 * @param communities how many communities of 40 nodes there are
 * @param edges how many edges there are, nine in ten within a community
 * @param outliers how many nodes are anomalies
 * @param seed equal seeds give equal graphs
 */
public record PlantedOutliers(int communities, int edges, int outliers, long seed) {
  private static final int COMMUNITY = 40;
  private static final int FEATURES = 6;
  private static final int STRANGENESS = 4;

  /** The graph of the sample dataset: 400 nodes, 1,200 edges, 24 anomalies. */
  public static final PlantedOutliers SAMPLE = new PlantedOutliers(10, 1_200, 24, 7);

  public PlantedOutliers {
    long nodes = (long) COMMUNITY * communities;
    if (communities < 1
        || edges < 0
        || outliers < 0
        || edges > nodes * COMMUNITY / 4
        || outliers > nodes) {
      throw new IllegalArgumentException(
          "no graph of "
              + communities
              + " communities, "
              + edges
              + " edges and "
              + outliers
              + " outliers");
    }
  }

  /** Makes the graph; features are multiples of 0.001. */
  public Graph generate() {
    SeededRandom random = new SeededRandom(seed);
    int nodes = COMMUNITY * communities;
    byte[] labels = labels(random, nodes);
    float[] features = new float[nodes * FEATURES];
    int[] centre = new int[FEATURES];
    for (int node = 0; node < nodes; node++) {
      if (node % COMMUNITY == 0) {
        Arrays.setAll(centre, i -> random.between(-4000, 4000));
      }
      int width =
          60 * (1 + node / COMMUNITY % 4) * (labels[node] == Labels.ANOMALY ? STRANGENESS : 1);
      for (int i = 0; i < FEATURES; i++) {
        features[node * FEATURES + i] = (centre[i] + noise(random, width)) / 1000f;
      }
    }
    Pairs pairs = new Pairs(nodes);
    while (pairs.size() < edges) {
      int source = random.below(nodes);
      int community = source / COMMUNITY * COMMUNITY;
      pairs.add(
          source, random.happens(90) ? community + random.below(COMMUNITY) : random.below(nodes));
    }
    return new Graph(pairs.sources(), pairs.targets(), labels, features, FEATURES);
  }

  private byte[] labels(SeededRandom random, int nodes) {
    int[] chosen = new int[nodes];
    Arrays.setAll(chosen, node -> node);
    random.shuffle(chosen);
    byte[] labels = new byte[nodes];
    for (int i = 0; i < outliers; i++) {
      labels[chosen[i]] = Labels.ANOMALY;
    }
    return labels;
  }

  /** Nearly normal, its deviation the width: a sum of twelve uniform numbers. */
  private static int noise(SeededRandom random, int width) {
    int sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += random.between(-1000, 1000);
    }
    return sum * width / 2000;
  }
}
