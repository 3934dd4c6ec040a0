package io.graflag.datasets.generate;

import io.graflag.core.result.Labels;
import io.graflag.datasets.Graph;
import java.util.Arrays;

/**
 * A graph of communities with two kinds of planted anomalies: cliques and borrowed features.
 *
 * <p>Structural anomalies are connected to each other completely. Attribute anomalies get the
 * features of the least similar among several other nodes. Both after Ding et al., "Deep Anomaly
 * Detection on Attributed Networks", SDM 2019. Features are multiples of 0.001 around the centre of
 * the community.
 *
 * @param communities how many communities of 50 nodes there are, at least 2
 * @param edges how many edges there are before cliques are planted; no pair appears twice
 * @param cliques how many cliques are planted
 * @param cliqueSize how many nodes a clique has
 * @param strangers how many nodes get borrowed features
 * @param seed equal seeds give equal graphs
 */
public record PlantedGraph(
    int communities, int edges, int cliques, int cliqueSize, int strangers, long seed) {
  private static final int COMMUNITY = 50;
  private static final int FEATURES = 8;
  private static final int CANDIDATES = 50;

  /** The graph of the sample dataset: 500 nodes, about 2,500 edges, 25 anomalies. */
  public static final PlantedGraph SAMPLE = new PlantedGraph(10, 2_430, 2, 9, 7, 2);

  public PlantedGraph {
    int nodes = COMMUNITY * communities;
    if (communities < 2
        || cliques < 0
        || cliqueSize < 0
        || strangers < 0
        || cliques * cliqueSize + strangers > nodes / 2
        || edges < 0
        || edges > nodes * COMMUNITY / 8) {
      throw new IllegalArgumentException(
          "no graph of "
              + communities
              + " communities, "
              + edges
              + " edges, "
              + cliques
              + " cliques of "
              + cliqueSize
              + " and "
              + strangers
              + " strangers");
    }
  }

  private int nodes() {
    return COMMUNITY * communities;
  }

  /** Makes the graph. */
  public Graph generate() {
    SeededRandom random = new SeededRandom(seed);
    int[] thousandths = features(random);
    int[] chosen = new int[nodes()];
    Arrays.setAll(chosen, node -> node);
    random.shuffle(chosen);
    byte[] labels = new byte[nodes()];
    int anomalies = cliques * cliqueSize + strangers;
    for (int i = 0; i < anomalies; i++) {
      labels[chosen[i]] = Labels.ANOMALY;
    }
    borrow(random, thousandths, Arrays.copyOfRange(chosen, anomalies - strangers, anomalies));
    Pairs pairs = new Pairs(nodes());
    plantCliques(pairs, chosen);
    int cliqueEdges = pairs.size();
    while (pairs.size() < edges + cliqueEdges) {
      addRegular(random, pairs);
    }
    float[] features = new float[thousandths.length];
    for (int i = 0; i < features.length; i++) {
      features[i] = thousandths[i] / 1000f;
    }
    pairs.shuffle(random); // else the cliques would be the first edges of the file
    return new Graph(pairs.sources(), pairs.targets(), labels, features, FEATURES);
  }

  private int[] features(SeededRandom random) {
    int[] centres = new int[communities * FEATURES];
    Arrays.setAll(centres, i -> random.between(-2000, 2000));
    int[] features = new int[nodes() * FEATURES];
    Arrays.setAll(
        features, i -> centres[i / FEATURES / COMMUNITY * FEATURES + i % FEATURES] + noise(random));
    return features;
  }

  /** Nearly normal, deviation 600: a sum of uniform numbers needs no function of the platform. */
  private static int noise(SeededRandom random) {
    int sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += random.between(-1039, 1039);
    }
    return sum * 600 / 2078;
  }

  private void borrow(SeededRandom random, int[] features, int[] strangers) {
    int[] original = features.clone();
    for (int stranger : strangers) {
      int farthest = stranger;
      for (int i = 0; i < CANDIDATES; i++) {
        int candidate = random.below(nodes());
        if (distance(original, stranger, candidate) > distance(original, stranger, farthest)) {
          farthest = candidate;
        }
      }
      System.arraycopy(original, farthest * FEATURES, features, stranger * FEATURES, FEATURES);
    }
  }

  private static long distance(int[] features, int one, int other) {
    long sum = 0;
    for (int i = 0; i < FEATURES; i++) {
      long difference = features[one * FEATURES + i] - features[other * FEATURES + i];
      sum += difference * difference;
    }
    return sum;
  }

  private void plantCliques(Pairs pairs, int[] chosen) {
    for (int clique = 0; clique < cliques; clique++) {
      for (int i = 0; i < cliqueSize; i++) {
        for (int j = i + 1; j < cliqueSize; j++) {
          pairs.add(chosen[clique * cliqueSize + i], chosen[clique * cliqueSize + j]);
        }
      }
    }
  }

  private void addRegular(SeededRandom random, Pairs pairs) {
    int source = random.below(nodes());
    int community = source / COMMUNITY * COMMUNITY;
    // The lower of two draws makes some members of a community better connected than others.
    int target =
        random.happens(90)
            ? community + Math.min(random.below(COMMUNITY), random.below(COMMUNITY))
            : random.below(nodes());
    pairs.add(source, target);
  }
}
