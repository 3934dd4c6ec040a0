package io.graflag.examples.isolation;

import io.graflag.datasets.Graph;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The mean path length in an isolation tree over all cuts that there can be. */
record ExpectedPath(Graph graph, int heightLimit) {

  static double usual(int points) {
    return switch (points) {
      case 0, 1 -> 0;
      case 2 -> 1;
      default -> 2 * (Math.log(points - 1) + 0.5772156649) - 2.0 * (points - 1) / points;
    };
  }

  double length(int node, List<Integer> points, int height) {
    int[] differing =
        IntStream.range(0, graph.featureCount())
            .filter(feature -> points.stream().map(p -> value(p, feature)).distinct().count() > 1)
            .toArray();
    if (height == heightLimit || differing.length == 0) {
      return height + usual(points.size());
    }
    return IntStream.of(differing)
        .mapToDouble(feature -> overCuts(node, points, height, feature))
        .average()
        .orElseThrow();
  }

  /** Any cut between two values that follow each other has the same effect. */
  private double overCuts(int node, List<Integer> points, int height, int feature) {
    double[] values =
        points.stream().mapToDouble(p -> value(p, feature)).distinct().sorted().toArray();
    double mean = 0;
    for (int gap = 1; gap < values.length; gap++) {
      double cut = values[gap];
      boolean isLower = value(node, feature) < cut;
      Predicate<Integer> sameSide = p -> value(p, feature) < cut == isLower;
      double share = (cut - values[gap - 1]) / (values[values.length - 1] - values[0]);
      mean += share * length(node, points.stream().filter(sameSide).toList(), height + 1);
    }
    return mean;
  }

  private double value(int node, int feature) {
    return graph.feature(node, feature);
  }
}
