package io.graflag.datasets.generate;

import io.graflag.core.result.Labels;
import io.graflag.datasets.Graph;
import java.util.Arrays;

/**
 * A graph of communities with planted links between nodes that have little to do with each other.
 *
 * <p>Regular links keep to communities and prefer popular members; a few cross communities and are
 * harmless. Planted links join any two communities.
 *
 * @param communities how many communities of 40 nodes there are, at least 2
 * @param regular how many regular links there are
 * @param planted how many links are planted, labelled anomalies
 * @param seed equal seeds give equal graphs
 */
public record PlantedLinks(int communities, int regular, int planted, long seed) {
  private static final int COMMUNITY = 40;
  private static final int KEEP_PERCENT = 94;

  /** The graph of the sample dataset: 400 nodes, 2,460 links, 60 of them anomalies. */
  public static final PlantedLinks SAMPLE = new PlantedLinks(10, 2_400, 60, 3);

  public PlantedLinks {
    long nodes = (long) COMMUNITY * communities;
    if (communities < 2
        || regular < 0
        || planted < 0
        || regular > nodes * COMMUNITY / 4
        || planted > nodes * nodes / 8) {
      throw new IllegalArgumentException(
          "no graph of "
              + communities
              + " communities, "
              + regular
              + " regular and "
              + planted
              + " planted links");
    }
  }

  /** Makes the graph, links in random order; nodes have labels "unknown". */
  public Graph generate() {
    SeededRandom random = new SeededRandom(seed);
    int nodes = COMMUNITY * communities;
    Pairs pairs = new Pairs(nodes);
    while (pairs.size() < planted) {
      int source = random.below(nodes);
      int target = random.below(nodes);
      if (source / COMMUNITY != target / COMMUNITY) {
        pairs.add(source, target);
      }
    }
    while (pairs.size() < planted + regular) {
      addRegular(random, pairs, nodes);
    }
    pairs.shuffle(random); // else the planted links would be the first of the file
    int[] order = pairs.order();
    byte[] edgeLabels = new byte[order.length];
    for (int edge = 0; edge < order.length; edge++) {
      edgeLabels[edge] = order[edge] < planted ? Labels.ANOMALY : Labels.NORMAL;
    }
    byte[] labels = new byte[nodes];
    Arrays.fill(labels, Labels.UNKNOWN);
    return new Graph(pairs.sources(), pairs.targets(), labels, new float[0], 0, edgeLabels);
  }

  private static void addRegular(SeededRandom random, Pairs pairs, int nodes) {
    int source = random.below(nodes);
    int community = source / COMMUNITY * COMMUNITY;
    // The lower of two draws makes some members of a community better connected than others.
    int target =
        random.happens(KEEP_PERCENT)
            ? community + Math.min(random.below(COMMUNITY), random.below(COMMUNITY))
            : random.below(nodes);
    pairs.add(source, target);
  }
}
