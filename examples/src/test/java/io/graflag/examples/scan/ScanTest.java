package io.graflag.examples.scan;

import static io.graflag.examples.RandomGraph.ofEdges;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.graflag.core.testing.SharedData;
import io.graflag.datasets.Graph;
import io.graflag.datasets.generate.PlantedGraph;
import io.graflag.datasets.reader.GraphReader;
import io.graflag.examples.RandomGraph;
import io.graflag.examples.Ranking;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScanTest {
  private static final Scan DEFAULT = new Scan(0.5, 2);

  @ParameterizedTest
  @CsvSource({
    "bond_disney, .5466, .0536",
    "bond_books, .4909, .0194",
    "bond_enron, .5430, .0004",
    "bond_gen_100, .7534, .4768",
    "bond_gen_500, .7500, .5200",
    "bond_gen_1000, .7480, .3671"
  })
  void givesThePublishedFigures(String dataset, double auc, double averagePrecision) {
    Graph graph = GraphReader.read(SharedData.dataset(dataset));
    Ranking ranking = Ranking.of(DEFAULT.scores(graph), graph.labels());
    assertThat(ranking.auc()).isCloseTo(auc, within(5e-5));
    assertThat(ranking.averagePrecision()).isCloseTo(averagePrecision, within(5e-5));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void agreesWithSetsOfNeighbours(long seed) {
    Graph graph = RandomGraph.of(14, 70, 0, seed);
    for (int mu = 0; mu < 4; mu++) {
      assertThat(new Scan(0.55, mu).scores(graph)).isEqualTo(bySets(graph, 0.55, mu));
    }
  }

  @Test
  void findsACliqueAndNotThePathBesideIt() {
    // Nodes 0 to 3 are joined both ways; 4, 5 and 6 are a path that leaves the clique.
    List<int[]> edges = new ArrayList<>();
    for (int one = 0; one < 4; one++) {
      for (int other = 0; other < 4; other++) {
        if (one != other) {
          edges.add(new int[] {one, other});
        }
      }
    }
    edges.add(new int[] {3, 4});
    edges.add(new int[] {4, 5});
    edges.add(new int[] {5, 6});
    assertThat(DEFAULT.scores(ofEdges(7, edges.toArray(int[][]::new))))
        .containsExactly(1, 1, 1, 1, 0, 0, 0);
  }

  @Test
  void countsDuplicatesOfAnEdgeEachTime() {
    // 0 and 1 share node 2: similarity (1 + 2) / sqrt(3 * 2) > 0.5, once or three times.
    int[][] once = {{0, 1}, {0, 2}, {1, 2}};
    int[][] thrice = {{0, 1}, {0, 1}, {0, 1}, {0, 2}, {1, 2}};
    assertThat(DEFAULT.scores(ofEdges(3, once))).containsOnly(0);
    assertThat(DEFAULT.scores(ofEdges(3, thrice))).containsExactly(1, 1, 0);
  }

  @Test
  void scoresNothingWithoutEdges() {
    assertThat(DEFAULT.scores(ofEdges(3))).containsExactly(0, 0, 0);
  }

  @Test
  void findsTheCliquesOfTheSample() {
    Graph sample = PlantedGraph.SAMPLE.generate();
    assertThat(Ranking.of(DEFAULT.scores(sample), sample.labels()).auc()).isBetween(0.7, 0.8);
  }

  @Test
  void refusesParametersWithoutMeaning() {
    assertThatThrownBy(() -> new Scan(Double.NaN, 2)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new Scan(0.5, -1)).hasMessageContaining("-1");
  }

  /** The rules as they are told, with sets and lists. */
  private static double[] bySets(Graph graph, double epsilon, int mu) {
    List<List<Integer>> out = new ArrayList<>();
    for (int node = 0; node < graph.nodeCount(); node++) {
      List<Integer> targets = new ArrayList<>();
      for (int edge = 0; edge < graph.edgeCount(); edge++) {
        if (graph.sources()[edge] == node) {
          targets.add(graph.targets()[edge]);
        }
      }
      out.add(targets);
    }
    Set<Integer> labelled = new HashSet<>();
    for (int node = 0; node < graph.nodeCount(); node++) {
      List<Integer> near = near(out, node, epsilon);
      if (!labelled.contains(node) && near.size() > mu) {
        labelled.add(node);
        labelled.addAll(near);
        near.forEach(member -> labelled.addAll(near(out, member, epsilon)));
      }
    }
    double[] scores = new double[graph.nodeCount()];
    labelled.forEach(node -> scores[node] = 1);
    return scores;
  }

  private static List<Integer> near(List<List<Integer>> out, int node, double epsilon) {
    Set<Integer> own = new TreeSet<>(out.get(node));
    List<Integer> near = new ArrayList<>();
    for (int other : out.get(node)) {
      Set<Integer> common = new TreeSet<>(out.get(other));
      double sizes = (own.size() + 1.0) * (common.size() + 1.0);
      common.retainAll(own);
      if (!common.isEmpty() && (common.size() + 2) / Math.sqrt(sizes) > epsilon) {
        near.add(other);
      }
    }
    return near;
  }
}
