import io.graflag.core.result.Ids;
import io.graflag.core.result.ResultType;
import io.graflag.runner.ResultWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Scores the nodes of a graph: high where a node has many neighbours that know each other.
 *
 * <p>The runner says all there is to know: the variable DATA is the directory of the dataset, EXP
 * the directory to write to, and each parameter of .env arrives as --name value. What is printed
 * lands in method_output.txt; an exit code other than 0, as after an exception, means failure.
 */
public class Detector {
  public static void main(String[] args) throws IOException {
    int steps = 0;
    long seed = 0;
    for (int i = 0; i + 1 < args.length; i += 2) {
      switch (args[i]) {
        case "--steps" -> steps = Integer.parseInt(args[i + 1]);
        case "--seed" -> seed = Long.parseLong(args[i + 1]);
        // Refused, so that a mistyped parameter is no silent default.
        default -> throw new IllegalArgumentException("unknown parameter " + args[i]);
      }
    }
    if (steps < 1) {
      throw new IllegalArgumentException("--steps must be at least 1, not " + steps);
    }
    Path data = Path.of(System.getenv("DATA"));
    byte[] labels = labels(data.resolve("labels.csv"));
    List<Set<Integer>> neighbours = neighbours(data.resolve("edges.csv"), labels.length);
    System.out.println(labels.length + " nodes, " + steps + " steps, seed " + seed);

    // It knows EXP, writes every digit, and refuses scores and labels of different lengths.
    try (ResultWriter writer = ResultWriter.from(System.getenv())) {
      double[] scores = scores(neighbours, steps, seed, writer);
      // Labels are handed on, never looked at: they are for the evaluation.
      writer.saveScores(ResultType.NODE_ANOMALY_SCORES, scores, labels);
      writer.nodeIds(Ids.upTo(scores.length));
      writer.addMetadata("method_name", "@METHOD@");
      writer.addMetadata(Map.of("seed", seed, "steps", steps));
      writer.finish(); // results.json appears now, whole: nobody ever sees half of it
    }
  }

  /** Draws pairs of neighbours: the share that is connected says how tight a circle is. */
  private static double[] scores(
      List<Set<Integer>> neighbours, int steps, long seed, ResultWriter writer) {
    int[][] around = new int[neighbours.size()][];
    for (int node = 0; node < around.length; node++) {
      around[node] = neighbours.get(node).stream().mapToInt(Integer::intValue).toArray();
    }
    Draws draws = new Draws(seed);
    int[] closed = new int[around.length];
    long total = 0;
    for (int step = 1; step <= steps; step++) {
      for (int node = 0; node < around.length; node++) {
        if (around[node].length > 1) {
          int first = around[node][draws.below(around[node].length)];
          int second = around[node][draws.below(around[node].length)];
          if (neighbours.get(first).contains(second)) {
            closed[node]++;
            total++;
          }
        }
      }
      // A row of sampling.csv, which the evaluation draws as curves.
      double share = total / ((double) step * around.length);
      writer.spot("sampling", Map.of("step", step, "closed_share", share));
    }
    double[] scores = new double[around.length];
    for (int node = 0; node < scores.length; node++) {
      // Never below 0: the scores -1 and -2 mean "unknown" and "inactive", and are left out.
      scores[node] = around[node].length * (1 + closed[node] / (double) steps);
    }
    return scores;
  }

  /** The label of each node: 1 anomaly, 0 normal. */
  private static byte[] labels(Path file) throws IOException {
    List<int[]> rows = rows(file, "node,outlier");
    byte[] labels = new byte[rows.size()];
    for (int[] row : rows) {
      labels[row[0]] = (byte) row[1];
    }
    return labels;
  }

  /** The neighbours of each node, in ascending order. */
  private static List<Set<Integer>> neighbours(Path file, int nodes) throws IOException {
    List<Set<Integer>> neighbours = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      neighbours.add(new TreeSet<>());
    }
    for (int[] edge : rows(file, "src,dst")) {
      if (edge[0] != edge[1]) {
        neighbours.get(edge[0]).add(edge[1]);
        neighbours.get(edge[1]).add(edge[0]);
      }
    }
    return neighbours;
  }

  /** The lines of a CSV of whole numbers, whose header must be as expected. */
  private static List<int[]> rows(Path file, String header) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty() || !lines.get(0).equals(header)) {
      // Better no results than results of the wrong columns.
      throw new IOException(file + " does not start with " + header);
    }
    List<int[]> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      rows.add(new int[] {Integer.parseInt(cells[0]), Integer.parseInt(cells[1])});
    }
    return rows;
  }

  /**
   * Random numbers that are the same on every machine (Park and Miller, 1988).
   *
   * <p>A random generator started from the clock would make a run that nobody can repeat.
   */
  private static final class Draws {
    private long state;

    Draws(long seed) {
      state = 1 + Math.floorMod(seed, 2147483646L);
    }

    int below(int bound) {
      state = state * 48271 % 2147483647;
      return (int) (state % bound);
    }
  }
}
