package io.graflag.evaluator.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graflag.core.evaluation.BaselineResult;
import io.graflag.core.evaluation.Confidence;
import io.graflag.core.result.Edges;
import io.graflag.core.result.Ids;
import io.graflag.core.result.ResultType;
import io.graflag.core.testing.SharedData;
import io.graflag.datasets.EdgeStream;
import io.graflag.datasets.Graph;
import io.graflag.datasets.reader.EdgeStreamReader;
import io.graflag.datasets.reader.GraphReader;
import io.graflag.evaluator.GivenResults;
import io.graflag.evaluator.NaiveRanking;
import io.graflag.evaluator.origin.DatasetDirectory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Baselines on published graphs, whose figures are known. */
class RealBaselinesTest {
  private static final DatasetDirectory NONE = new DatasetDirectory(Optional.empty(), "None.");

  @Test
  void reachTheKnownAreasOnMillionsOfEvents() {
    EdgeStream stream = EdgeStreamReader.read(SharedData.dataset("anograph_darpa"));
    double[] times = Arrays.stream(stream.timestamps()).asDoubleStream().toArray();
    GivenResults given =
        GivenResults.of(
                ResultType.EDGE_STREAM_ANOMALY_SCORES, new double[times.length], stream.labels())
            .at(times)
            .ofEdges(Edges.of(stream.sources(), stream.targets()));
    Map<String, BaselineResult> found = Baselines.of(given.run(), NONE);
    assertThat(auc(found, "events_in_tick")).isCloseTo(0.9628, within(5e-5));
    assertThat(auc(found, "source_in_tick")).isCloseTo(0.9336, within(5e-5));
    assertThat(auc(found, "destination_in_tick")).isCloseTo(0.9405, within(5e-5));
    assertThat(auc(found, "pair_in_tick")).isCloseTo(0.9127, within(5e-5));
    assertThat(auc(found, "random")).isCloseTo(0.5, within(5e-4));
  }

  /** Area and interval of metrics that others computed. */
  @ParameterizedTest
  @CsvSource({
    "bond_disney,  minus_total_degree, 0.7415, 0.559, 0.925",
    "bond_enron,   total_degree,       0.5463, 0.234, 0.859",
    "bond_books,   total_degree,       0.4369, 0.338, 0.535",
    "bond_gen_100, total_degree,       0.7930, 0.638, 0.948"
  })
  void haveTheKnownIntervalsOnGraphs(
      String dataset, String baseline, double area, double low, double high) {
    BaselineResult found = onGraph(SharedData.dataset(dataset)).get(baseline);
    assertThat(found.metrics().get("auc_roc").doubleValue()).isCloseTo(area, within(5e-5));
    Confidence interval = found.confidence().get("auc_roc");
    assertThat(interval.low()).isCloseTo(low, within(5e-4));
    assertThat(interval.high()).isCloseTo(high, within(5e-4));
  }

  @ParameterizedTest
  @CsvSource({
    "bond_disney,   .4470", "bond_books,   .5637", "bond_enron,    .5880",
    "bond_gen_100,  .7930", "bond_gen_500, .7726", "bond_gen_1000, .7191"
  })
  void reachTheKnownAreasOfTheOutDegree(String dataset, double area) {
    assertThat(auc(onGraph(SharedData.dataset(dataset)), "out_degree"))
        .isCloseTo(area, within(5e-5));
  }

  @Test
  void agreeWithCountingLinesAndComparingPairByPairOnTolokers() throws IOException {
    Path dataset = SharedData.dataset("tolokers");
    List<int[]> labelled = lines(Files.newInputStream(dataset.resolve("labels.csv")));
    byte[] labels = new byte[labelled.size()];
    labelled.forEach(line -> labels[line[0]] = (byte) line[1]);
    int[] out = new int[labels.length];
    int[] in = new int[labels.length];
    for (int[] edge : lines(unzipped(dataset.resolve("edges.csv.gz")))) {
      out[edge[0]]++;
      in[edge[1]]++;
    }
    assertThat(Arrays.stream(out).sum()).isEqualTo(519_000);

    Map<String, BaselineResult> found = onGraph(dataset);
    NaiveRanking total = naive(labels, node -> out[node] + in[node]);
    assertThat(auc(found, "total_degree")).isCloseTo(total.area(), within(1e-12));
    assertThat(auc(found, "minus_total_degree")).isCloseTo(1 - total.area(), within(1e-12));
    NaiveRanking inDegree = naive(labels, node -> in[node]);
    assertThat(auc(found, "in_degree")).isCloseTo(inDegree.area(), within(1e-12));
    NaiveRanking outDegree = naive(labels, node -> out[node]);
    assertThat(auc(found, "out_degree")).isCloseTo(outDegree.area(), within(1e-12));
    assertThat(found.get("out_degree").metrics().get("average_precision").doubleValue())
        .isCloseTo(outDegree.averagePrecision(), within(1e-12));
  }

  @Test
  void areTheSameForShuffledResultsOnTolokers() {
    Path dataset = SharedData.dataset("tolokers");
    Graph graph = GraphReader.read(dataset);
    // 4,001 and the number of nodes have no common divisor, so every node comes once.
    long[] ids = new long[graph.nodeCount()];
    byte[] labels = new byte[ids.length];
    Arrays.setAll(ids, place -> place * 4001L % ids.length);
    for (int place = 0; place < ids.length; place++) {
      labels[place] = graph.labels()[(int) ids[place]];
    }
    GivenResults shuffled =
        GivenResults.of(ResultType.NODE_ANOMALY_SCORES, new double[ids.length], labels);
    DatasetDirectory there = DatasetDirectory.at(dataset);
    Map<String, BaselineResult> found = Baselines.of(shuffled.ofNodes(Ids.of(ids)).run(), there);
    assertThat(found.get("total_degree")).isEqualTo(onGraph(dataset).get("total_degree"));
    assertThat(Baselines.of(shuffled.run(), there).get("total_degree").refused()).isPresent();
  }

  private static Map<String, BaselineResult> onGraph(Path dataset) {
    Graph graph = GraphReader.read(dataset);
    GivenResults given =
        GivenResults.of(
            ResultType.NODE_ANOMALY_SCORES, new double[graph.nodeCount()], graph.labels());
    return Baselines.of(
        given.ofNodes(Ids.upTo(graph.nodeCount())).run(), DatasetDirectory.at(dataset));
  }

  private static InputStream unzipped(Path file) throws IOException {
    return new GZIPInputStream(Files.newInputStream(file));
  }

  /** The lines of a table of two whole numbers, below its header. */
  private static List<int[]> lines(InputStream table) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .skip(1)
          .map(line -> Arrays.stream(line.split(",")).mapToInt(Integer::parseInt).toArray())
          .toList();
    }
  }

  private static NaiveRanking naive(byte[] labels, IntToDoubleFunction score) {
    return new NaiveRanking(
        IntStream.range(0, labels.length).filter(i -> labels[i] == 1).mapToDouble(score).toArray(),
        IntStream.range(0, labels.length).filter(i -> labels[i] == 0).mapToDouble(score).toArray());
  }

  private static double auc(Map<String, BaselineResult> found, String baseline) {
    return found.get(baseline).metrics().get("auc_roc").doubleValue();
  }
}
