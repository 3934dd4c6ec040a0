package io.graflag.examples.anograph;

import io.graflag.core.result.Ids;
import io.graflag.core.result.ResultType;
import io.graflag.datasets.EdgeStream;
import io.graflag.examples.RunDirectories;
import io.graflag.runner.ResultWriter;
import java.util.Arrays;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that runs {@link AnoGraph} on the windows of an edge stream. */
@Command(name = "anograph", description = "AnoGraph on windows of an edge stream (KDD 2023).")
public final class AnoGraphCommand implements Runnable {
  private final RunDirectories directories;
  @Mixin private MatrixOptions matrices;

  @Option(
      names = "--window",
      defaultValue = "30",
      description = "Ticks whose edges make a graph (default: ${DEFAULT-VALUE}).")
  private long window;

  @Option(
      names = "--edge_threshold",
      defaultValue = "50",
      description = "Anomalous edges that make a graph an anomaly (default: ${DEFAULT-VALUE}).")
  private int edgeThreshold;

  /** Creates the command for one run. */
  public AnoGraphCommand(RunDirectories directories) {
    this.directories = directories;
  }

  @Override
  public void run() {
    AnoGraph detector = new AnoGraph(matrices.size(), matrices.seed());
    matrices
        .run("anograph", Map.of("window", window, "edge_threshold", edgeThreshold))
        .execute(directories, stream -> detector.scores(stream, windows(stream)), this::save);
  }

  private GraphWindows windows(EdgeStream stream) {
    return GraphWindows.of(stream, window, edgeThreshold);
  }

  /** A graph is named by the number of its window; its time is the first tick of the window. */
  private void save(ResultWriter writer, EdgeStream stream, double[] scores) {
    GraphWindows windows = windows(stream);
    writer.saveScores(ResultType.GRAPH_STREAM_ANOMALY_SCORES, scores, windows.labels());
    writer.graphIds(Ids.of(windows.numbers()));
    writer.timestamps(
        Arrays.stream(windows.numbers()).mapToDouble(number -> number * (double) window).toArray());
  }
}
