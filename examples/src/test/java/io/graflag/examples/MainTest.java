package io.graflag.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.result.Results;
import io.graflag.core.result.ResultsReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class MainTest {
  private static final Path DATASETS = Path.of("shared/datasets");

  @TempDir Path experiment;
  private final Map<String, String> variables = new HashMap<>();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(strings = {"midas", "midas_r", "midas_f"})
  void leavesTheScoresOfAStream(String method) {
    assertThat(run("sample_stream", method, "--seed", "3")).isZero();
    Results results = results();
    assertThat(results.type()).hasToString("EDGE_STREAM_ANOMALY_SCORES");
    assertThat(results.scores().shape().size()).isEqualTo(20_044);
    assertThat(results.edges().orElseThrow().sources()).hasSize(20_044);
    assertThat(results.timestamps().orElseThrow()).startsWith(1).endsWith(500);
    assertThat(results.metadata())
        .containsEntry("method_name", method)
        .containsEntry("dataset", "sample_stream")
        .containsEntry("seed", 3)
        .containsKeys("parameters", "summary", "exec_time_ms", "peak_memory_mb");
  }

  @Test
  void leavesTheScoresOfNodes() {
    assertThat(run("sample_graph", "degree", "--direction", "minus_total")).isZero();
    Results results = results();
    assertThat(results.scores().values()).hasSize(500);
    assertThat(DoubleStream.of(results.scores().values())).allMatch(score -> score >= 0);
    assertThat(results.nodeIds().orElseThrow().numbers()).hasSize(500).startsWith(0, 1, 2);
    assertThat(results.metadata()).containsEntry("parameters", Map.of("direction", "minus_total"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"scan", "lof", "knn", "iforest", "oddball"})
  void leavesTheScoresOfEveryNode(String method) {
    assertThat(run("sample_outliers", method)).isZero();
    Results results = results();
    assertThat(results.type()).hasToString("NODE_ANOMALY_SCORES");
    assertThat(results.scores().values()).hasSize(400);
    assertThat(results.nodeIds().orElseThrow().numbers()).hasSize(400);
    assertThat(results.metadata()).containsEntry("method_name", method).containsKey("parameters");
  }

  @Test
  void leavesTheScoresOfEdges() {
    assertThat(run("sample_links", "link_likelihood", "--measure", "jaccard")).isZero();
    Results results = results();
    assertThat(results.type()).hasToString("EDGE_ANOMALY_SCORES");
    assertThat(results.scores().values()).hasSize(2_460);
    assertThat(results.edges().orElseThrow().sources()).hasSize(2_460);
    assertThat(results.groundTruth().orElseThrow().values()).hasSize(2_460).contains(0, 1);
    assertThat(results.metadata()).containsEntry("parameters", Map.of("measure", "jaccard"));
  }

  @Test
  void scoresEdgesWhoseLabelsNobodyKnows() {
    assertThat(run("sample_graph", "link_likelihood")).isZero();
    assertThat(results().scores().values()).hasSize(2_502);
    assertThat(results().groundTruth()).isEmpty();
  }

  @Test
  void leavesTheScoresOfGraphs() {
    assertThat(run("sample_graphs", "wl_outlier")).isZero();
    Results results = results();
    assertThat(results.type()).hasToString("GRAPH_ANOMALY_SCORES");
    assertThat(results.scores().values()).hasSize(160);
    assertThat(results.graphIds().orElseThrow().numbers()).hasSize(160).startsWith(0, 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lof", "knn", "iforest"})
  void saysThatADetectorNeedsFeatures(String method) {
    assertThat(run("sample_links", method)).isEqualTo(1);
    assertThat(err.toString()).contains("graph has no features").contains("hint: Put features.csv");
  }

  @Test
  void namesTheSeedBesideTheParameters() {
    assertThat(run("sample_outliers", "iforest", "--seed", "9")).isZero();
    assertThat(results().metadata()).containsEntry("seed", 9);
  }

  @Test
  void leavesTheScoresOfEventsOfNodes() {
    assertThat(run("sample_stream", "midas_r_nodes", "--view", "target")).isZero();
    Results results = results();
    assertThat(results.type()).hasToString("NODE_STREAM_ANOMALY_SCORES");
    assertThat(results.nodeIds().orElseThrow().numbers()).hasSize(20_044).startsWith(44, 30, 1);
    assertThat(results.timestamps().orElseThrow()).startsWith(1).endsWith(500);
  }

  @Test
  void leavesTheScoresOfWindows() {
    assertThat(run("sample_windows", "anograph", "--window", "60")).isZero();
    Results results = results();
    assertThat(results.scores().values()).hasSize(31);
    assertThat(results.graphIds().orElseThrow().numbers()).startsWith(0, 1).endsWith(30);
    assertThat(results.timestamps().orElseThrow()).startsWith(0, 60).endsWith(1_800);
  }

  @Test
  void leavesRowsOfScoresOfNodesAndOfGraphs() {
    assertThat(run("sample_snapshots", "snapshot_nodes", "--locality", "degree")).isZero();
    assertThat(results().scores().shape()).hasToString("60 rows of 100");
    assertThat(results().nodeIds().orElseThrow().numbers()).hasSize(100);
    assertThat(results().timestamps().orElseThrow()).startsWith(0, 7).endsWith(413);
    assertThat(run("sample_snapshots", "snapshot_graphs", "--window", "5")).isZero();
    assertThat(results().scores().shape()).hasToString("60 rows of 1");
    assertThat(results().graphIds().orElseThrow().numbers()).startsWith(0, 1).endsWith(59);
  }

  @Test
  void leavesRaggedRowsOfScoresOfEdges() {
    assertThat(run("sample_snapshots", "snapshot_edges")).isZero();
    Results results = results();
    assertThat(results.type()).hasToString("TEMPORAL_EDGE_ANOMALY_SCORES");
    assertThat(results.scores().shape().rowCount()).isEqualTo(60);
    assertThat(results.edges().orElseThrow().shape()).isEqualTo(results.scores().shape());
    assertThat(results.groundTruth().orElseThrow().shape()).isEqualTo(results.scores().shape());
  }

  @ParameterizedTest
  @CsvSource({"snapshot_nodes, 6", "snapshot_edges, 3", "snapshot_graphs, 2"})
  void scoresSnapshotsWhoseLabelsNobodyKnows(String method, int scored) throws IOException {
    Path dataset = Files.createDirectory(experiment.resolve("bare"));
    Files.writeString(dataset.resolve("edges.csv"), "snapshot,src,dst\n0,0,1\n0,1,2\n1,0,2\n");
    assertThat(run(dataset.toAbsolutePath().toString(), method)).isZero();
    assertThat(results().scores().values()).hasSize(scored);
    assertThat(results().groundTruth()).isEmpty();
  }

  @Test
  void keepsTheNameOfTheMethodsDirectory() {
    variables.put("METHOD_NAME", "my_midas");
    run("sample_stream", "midas");
    assertThat(results().metadata()).containsEntry("method_name", "my_midas");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          midas --rows 0           | error: A sketch cannot have 0 rows
          midas --rows two         | error: Invalid value for option '--rows': 'two'
          midas --factor 0.5       | error: Unknown option
          midas_f --factor 2       | error: The factor is 2.0
          midas_f --threshold NaN  | error: The threshold is not a number
          degree --direction up    | error: Invalid value for option '--direction'
          dominant                 | error: Unmatched argument at index 0: 'dominant'
          scan --eps 1.5           | error: Epsilon is 1.5
          scan --mu -1             | error: Mu is -1
          lof --k 0                | error: K is 0
          knn --distance max       | error: Invalid value for option '--distance'
          iforest --trees 0        | error: A forest cannot have 0 trees
          iforest --samples 1      | error: A tree cannot have 1 samples
          link_likelihood --measure katz | error: Invalid value for option '--measure'
          wl_outlier --height -1   | error: The height of subtrees is -1
          anoedge_g --decay 2      | error: The decay is 2.0
          anoedge_l --buckets 1    | error: A matrix cannot have 1 buckets
          midas_r_nodes --view up  | error: Invalid value for option '--view'
          snapshot_edges --prior 0 | error: The prior is 0.0
          snapshot_graphs --window 0 | error: The window is 0
          snapshot_nodes --window -1 | error: The window is -1
          """)
  void explainsWrongUsage(String words, String message) {
    String dataset = words.startsWith("m") ? "sample_stream" : "sample_outliers";
    assertThat(run(dataset, words.split(" "))).isEqualTo(2);
    assertThat(err.toString()).startsWith(message).doesNotContain("\tat ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          midas          | sample_graph  | neither Data.csv nor Data.csv.gz  | an edge stream:
          lof            | sample_stream | neither edges.csv nor edges.csv.gz | a graph:
          scan           | sample_graphs | neither labels.csv nor labels.csv.gz | a graph:
          wl_outlier     | sample_graph  | neither graphs.csv nor graphs.csv.gz | a collection of
          snapshot_nodes | sample_stream | neither edges.csv nor edges.csv.gz | snapshots of a graph:
          snapshot_edges | sample_graph  | edges.csv has no column 'snapshot' | snapshots of a graph:
          """)
  void explainsADatasetOfAnotherKind(String method, String dataset, String problem, String kind) {
    assertThat(run(dataset, method)).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("error: ")
        .contains(DATASETS.resolve(dataset).toString(), problem)
        .contains("hint: This method needs " + kind);
  }

  @Test
  void explainsALackOfMemory() {
    CommandLine hungry = new CommandLine(new Hungry()).setErr(writer());
    assertThat(Main.execute(hungry)).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("error: ")
        .contains("MB of memory do not suffice: Java heap space")
        .contains("hint: Raise -Xmx in COMMAND of the method's .env");
  }

  @Test
  void saysWhichVariablesAreMissing() {
    assertThat(run(null, "midas")).isEqualTo(2);
    assertThat(err.toString()).contains("variable DATA");
    assertThat(Main.run(words("midas"), Map.of(), writer(), writer())).isEqualTo(2);
    assertThat(err.toString()).contains("variable EXP");
  }

  private int run(String dataset, String... words) {
    if (dataset != null) {
      variables.put("DATA", DATASETS.resolve(dataset) + "/");
    }
    variables.put("EXP", experiment + "/");
    return Main.run(words, variables, writer(), writer());
  }

  private static String[] words(String... words) {
    return words;
  }

  private PrintWriter writer() {
    return new PrintWriter(err, true);
  }

  /** A detector whose dataset is too large. */
  @Command
  private static final class Hungry implements Runnable {
    @Override
    public void run() {
      throw new OutOfMemoryError("Java heap space");
    }
  }

  private Results results() {
    return ResultsReader.read(experiment.resolve("results.json"));
  }
}
