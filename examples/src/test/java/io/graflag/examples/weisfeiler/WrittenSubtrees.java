package io.graflag.examples.weisfeiler;

import io.graflag.datasets.GraphCollection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The kernel of all pairs of graphs, with every subtree written out as a text. */
final class WrittenSubtrees {
  private final GraphCollection graphs;
  private final int height;

  WrittenSubtrees(GraphCollection graphs, int height) {
    this.graphs = graphs;
    this.height = height;
  }

  double[] scores() {
    double[] scores = new double[graphs.graphCount()];
    for (int one = 0; one < scores.length; one++) {
      double sum = 0;
      int others = 0;
      for (int other = 0; other < scores.length; other++) {
        if (other != one && kernel(other, other) > 0) {
          others++;
          sum += kernel(one, other) / Math.sqrt(kernel(one, one) * kernel(other, other));
        }
      }
      scores[one] = kernel(one, one) == 0 ? -1 : 1 - sum / others;
    }
    return scores;
  }

  private double kernel(int one, int other) {
    Map<String, Integer> counts = counts(one);
    return counts(other).entrySet().stream()
        .mapToDouble(entry -> entry.getValue() * counts.getOrDefault(entry.getKey(), 0))
        .sum();
  }

  private Map<String, Integer> counts(int graph) {
    Map<String, Integer> counts = new HashMap<>();
    for (int node = graphs.firstNodes()[graph]; node < graphs.firstNodes()[graph + 1]; node++) {
      for (int h = 0; h <= height; h++) {
        counts.merge(h + subtree(node, h), 1, Integer::sum);
      }
    }
    return counts;
  }

  private String subtree(int node, int height) {
    if (height == 0) {
      return "<" + graphs.nodeLabels()[node] + ">";
    }
    String below =
        neighbours(node).stream()
            .map(other -> subtree(other, height - 1))
            .sorted()
            .collect(Collectors.joining());
    return "(" + subtree(node, height - 1) + "|" + below + ")";
  }

  private TreeSet<Integer> neighbours(int node) {
    TreeSet<Integer> neighbours = new TreeSet<>();
    for (int edge = 0; edge < graphs.edgeCount(); edge++) {
      int source = graphs.sources()[edge];
      int target = graphs.targets()[edge];
      if (source == node && target != node) {
        neighbours.add(target);
      } else if (target == node && source != node) {
        neighbours.add(source);
      }
    }
    return neighbours;
  }
}
