package io.graflag.datasets.generate;

import io.graflag.core.result.Labels;
import io.graflag.datasets.EdgeStream;
import java.util.Arrays;

/**
 * An edge stream of regular traffic with sudden bursts between few nodes, labelled anomalies.
 *
 * <p>Regular traffic keeps to communities, prefers popular nodes and follows a daily rhythm. Now
 * and then many nodes rush to one, which looks like a burst and is none. Microclusters of this kind
 * are what Bhatia et al. describe ("MIDAS", AAAI 2020).
 *
 * @param nodes how many nodes take part, at least 30
 * @param ticks how many ticks the stream lasts, at least 50; timestamps are 1 to ticks
 * @param edges how many regular edges there are, rushes included
 * @param bursts how many bursts are planted, 25 to 160 edges each
 * @param rushes how many harmless rushes there are, 15 to 40 edges each
 * @param seed equal seeds give equal streams
 */
public record BurstStream(int nodes, int ticks, int edges, int bursts, int rushes, long seed) {
  private static final int COMMUNITY = 30;
  private static final int DAY = 50;

  /** The stream of the sample dataset: about 20,000 edges. */
  public static final BurstStream SAMPLE = new BurstStream(300, 500, 18_600, 16, 30, 1);

  /** The stream of the sample of windows: 60 windows of 30 ticks, some with a burst. */
  public static final BurstStream WINDOWS = new BurstStream(200, 1_800, 9_000, 16, 160, 4);

  public BurstStream {
    if (nodes < COMMUNITY || ticks < DAY || edges < 0 || bursts < 0 || rushes < 0) {
      throw new IllegalArgumentException(
          "no stream of "
              + nodes
              + " nodes, "
              + ticks
              + " ticks, "
              + edges
              + " edges, "
              + bursts
              + " bursts and "
              + rushes
              + " rushes");
    }
  }

  /** Makes the stream, edges ordered by tick. */
  public EdgeStream generate() {
    SeededRandom random = new SeededRandom(seed);
    Traffic traffic = new Traffic();
    for (int burst = 0; burst < bursts; burst++) {
      addBurst(random, traffic);
    }
    int anomalies = traffic.size;
    for (int rush = 0; rush < rushes; rush++) {
      addRush(random, traffic);
    }
    while (traffic.size < anomalies + edges) {
      addRegular(random, traffic);
    }
    return traffic.ordered(random, ticks);
  }

  private void addBurst(SeededRandom random, Traffic traffic) {
    int tick = random.between(ticks / 10, ticks - 3);
    int duration = random.between(1, 3);
    int[] from = anyNodes(random, random.between(1, 6));
    int[] to = anyNodes(random, random.between(1, 3));
    for (int left = random.between(25, 160); left > 0; left--) {
      traffic.add(
          from[random.below(from.length)],
          to[random.below(to.length)],
          tick + random.below(duration),
          Labels.ANOMALY);
    }
  }

  private void addRush(SeededRandom random, Traffic traffic) {
    int tick = random.between(1, ticks);
    int target = random.below(nodes);
    for (int left = random.between(15, 40); left > 0; left--) {
      traffic.add(random.below(nodes), target, tick, Labels.NORMAL);
    }
  }

  private void addRegular(SeededRandom random, Traffic traffic) {
    int source = popular(random, nodes);
    int community = Math.min(source / COMMUNITY, nodes / COMMUNITY - 1) * COMMUNITY;
    int target =
        random.happens(85) ? community + popular(random, COMMUNITY) : popular(random, nodes);
    traffic.add(source, target, busyTick(random), Labels.NORMAL);
  }

  /** The lower of two draws: low numbers are the popular nodes. */
  private static int popular(SeededRandom random, int bound) {
    return Math.min(random.below(bound), random.below(bound));
  }

  /** A tick of the stream, three times as likely at noon as at midnight. */
  private int busyTick(SeededRandom random) {
    while (true) {
      int tick = random.between(1, ticks);
      int fromNoon = Math.abs(tick % DAY - DAY / 2);
      if (random.below(3 * DAY) < 3 * DAY - 4 * fromNoon) {
        return tick;
      }
    }
  }

  private int[] anyNodes(SeededRandom random, int count) {
    int[] chosen = new int[count];
    Arrays.setAll(chosen, i -> random.below(nodes));
    return chosen;
  }

  /** Edges in the order in which they were thought of. */
  private static final class Traffic {
    private int[] sources = new int[1024];
    private int[] targets = new int[1024];
    private int[] ticks = new int[1024];
    private byte[] labels = new byte[1024];
    private int size;

    void add(int source, int target, int tick, byte label) {
      if (size == sources.length) {
        sources = Arrays.copyOf(sources, 2 * size);
        targets = Arrays.copyOf(targets, 2 * size);
        ticks = Arrays.copyOf(ticks, 2 * size);
        labels = Arrays.copyOf(labels, 2 * size);
      }
      sources[size] = source;
      targets[size] = target;
      ticks[size] = tick;
      labels[size++] = label;
    }

    /** Orders by tick, and at random within a tick, so that bursts mix with the rest. */
    EdgeStream ordered(SeededRandom random, int lastTick) {
      int[] order = new int[size];
      Arrays.setAll(order, i -> i);
      random.shuffle(order);
      int[] next = new int[lastTick + 2];
      for (int i = 0; i < size; i++) {
        next[ticks[i] + 1]++;
      }
      Arrays.parallelPrefix(next, Integer::sum);
      EdgeStream stream =
          new EdgeStream(new int[size], new int[size], new long[size], new byte[size]);
      for (int edge : order) {
        int place = next[ticks[edge]]++;
        stream.sources()[place] = sources[edge];
        stream.targets()[place] = targets[edge];
        stream.timestamps()[place] = ticks[edge];
        stream.labels()[place] = labels[edge];
      }
      return stream;
    }
  }
}
