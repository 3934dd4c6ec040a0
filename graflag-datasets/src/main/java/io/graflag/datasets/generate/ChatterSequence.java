package io.graflag.datasets.generate;

import io.graflag.core.column.ByteColumn;
import io.graflag.core.column.IntColumn;
import io.graflag.core.result.Labels;
import io.graflag.datasets.SnapshotSequence;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Snapshots of who writes to whom, in some of which a few nodes suddenly all write to each other.
 *
 * <p>Regular traffic repeats a fixed circle of friends, prefers popular nodes, and mixes in chance
 * meetings; now and then one node writes to many, which looks like an event and is none. Chatter
 * among few nodes is the anomaly that Priebe et al. found in the mail of Enron ("Scan Statistics on
 * Enron Graphs", Computational and Mathematical Organization Theory 2005). Its nodes, edges and
 * snapshot are labelled. The last tenth of the nodes join one after another.
 *
 * @param nodes how many nodes there are, 20 to 30,000
 * @param snapshots how many snapshots there are, at least 20; at most 2^28 with all nodes of each
 * @param edges how many regular edges a snapshot has, a third more or less; at most 2^28 in all
 * @param events in how many snapshots there is chatter, at most a quarter of them
 * @param seed equal seeds give equal snapshots
 */
public record ChatterSequence(int nodes, int snapshots, int edges, int events, long seed) {
  private static final int FRIENDS = 3;
  private static final int DAYS = 7;

  /** Two nodes and a label must fit into an int. */
  private static final int MOST_NODES = 30_000;

  /** As many labels of nodes, and as many edges with those of events, fit into an array. */
  private static final long MOST_ITEMS = 1L << 28;

  /** The snapshots of the sample dataset: 60 weeks of 100 nodes, 10 of them with chatter. */
  public static final ChatterSequence SAMPLE = new ChatterSequence(100, 60, 120, 10, 5);

  public ChatterSequence {
    if (nodes < 20
        || nodes > MOST_NODES
        || snapshots < 20
        || (long) nodes * snapshots > MOST_ITEMS
        || edges < 0
        || (long) edges * snapshots > MOST_ITEMS
        || events < 0
        || events > snapshots / 4) {
      throw new IllegalArgumentException(
          "no sequence of "
              + snapshots
              + " snapshots of "
              + nodes
              + " nodes and "
              + edges
              + " edges with "
              + events
              + " events");
    }
  }

  /** Makes the snapshots. */
  public SnapshotSequence generate() {
    SeededRandom random = new SeededRandom(seed);
    int[] friends = new int[nodes * FRIENDS];
    for (int i = 0; i < friends.length; i++) {
      friends[i] = popular(random);
    }
    boolean[] hasChatter = eventful(random);
    Traffic traffic = new Traffic(nodes, snapshots);
    for (int snapshot = 0; snapshot < snapshots; snapshot++) {
      int present = present(snapshot);
      for (int left = random.between(edges * 2 / 3, edges * 4 / 3); left > 0; left--) {
        addRegular(random, traffic, friends, present);
      }
      if (random.happens(25)) {
        addCircular(random, traffic, present);
      }
      if (hasChatter[snapshot]) {
        addChatter(random, traffic, snapshot, present);
      }
      traffic.endSnapshot(random);
    }
    return traffic.sequence(hasChatter);
  }

  /** How many nodes have joined by a snapshot; later ones write to nobody. */
  private int present(int snapshot) {
    int late = nodes / 10;
    return nodes - late + late * snapshot / snapshots;
  }

  /** Events begin when there is a history, and never follow each other directly. */
  private boolean[] eventful(SeededRandom random) {
    boolean[] hasChatter = new boolean[snapshots];
    for (int left = events; left > 0; ) {
      int snapshot = random.between(snapshots / 10, snapshots - 2);
      if (!hasChatter[snapshot - 1] && !hasChatter[snapshot] && !hasChatter[snapshot + 1]) {
        hasChatter[snapshot] = true;
        left--;
      }
    }
    return hasChatter;
  }

  private void addRegular(SeededRandom random, Traffic traffic, int[] friends, int present) {
    int source = popular(random) % present;
    int target =
        random.happens(85)
            ? friends[source * FRIENDS + random.below(FRIENDS)]
            : random.below(present);
    if (target != source && target < present) {
      traffic.add(source, target, Labels.NORMAL);
    }
  }

  /** One node writes to many. */
  private void addCircular(SeededRandom random, Traffic traffic, int present) {
    int source = random.below(present);
    for (int left = random.between(4, 10); left > 0; left--) {
      traffic.add(source, (source + random.between(1, present - 1)) % present, Labels.NORMAL);
    }
  }

  private void addChatter(SeededRandom random, Traffic traffic, int snapshot, int present) {
    int[] group = new int[random.between(5, 8)];
    int first = random.below(present);
    for (int i = 0; i < group.length; i++) {
      group[i] = (first + i * random.between(1, 3) + 4 * i) % present;
    }
    for (int left = random.between(3 * group.length, 5 * group.length); left > 0; left--) {
      int source = group[random.below(group.length)];
      int target = group[random.below(group.length)];
      if (source != target) {
        traffic.add(source, target, Labels.ANOMALY);
        traffic.mark(snapshot, source);
        traffic.mark(snapshot, target);
      }
    }
  }

  /** The lower of two draws: low numbers are the popular nodes. */
  private int popular(SeededRandom random) {
    return Math.min(random.below(nodes), random.below(nodes));
  }

  /** Edges in the order in which they were thought of, shuffled as each snapshot ends. */
  private static final class Traffic {
    private final int nodes;
    private final byte[] nodeLabels;
    private final IntColumn ends = new IntColumn();
    private final IntColumn sources = new IntColumn();
    private final IntColumn targets = new IntColumn();
    private final ByteColumn labels = new ByteColumn();
    private IntColumn edges = new IntColumn();

    Traffic(int nodes, int snapshots) {
      this.nodes = nodes;
      nodeLabels = new byte[nodes * snapshots];
    }

    void add(int source, int target, byte label) {
      edges.add((source * nodes + target) * 2 + label);
    }

    void mark(int snapshot, int node) {
      nodeLabels[snapshot * nodes + node] = Labels.ANOMALY;
    }

    void endSnapshot(SeededRandom random) {
      int[] shuffled = edges.toArray();
      random.shuffle(shuffled); // else the chatter would stand at the end
      for (int edge : shuffled) {
        sources.add(edge / 2 / nodes);
        targets.add(edge / 2 % nodes);
        labels.add((byte) (edge % 2));
      }
      ends.add(sources.size());
      edges = new IntColumn();
    }

    SnapshotSequence sequence(boolean[] hasChatter) {
      byte[] snapshotLabels = new byte[hasChatter.length];
      for (int snapshot = 0; snapshot < hasChatter.length; snapshot++) {
        snapshotLabels[snapshot] = hasChatter[snapshot] ? Labels.ANOMALY : Labels.NORMAL;
      }
      return new SnapshotSequence(
          nodes,
          ends.toArray(),
          sources.toArray(),
          targets.toArray(),
          LongStream.range(0, hasChatter.length).map(snapshot -> DAYS * snapshot).toArray(),
          Optional.of(nodeLabels),
          Optional.of(labels.toArray()),
          Optional.of(snapshotLabels));
    }
  }
}
