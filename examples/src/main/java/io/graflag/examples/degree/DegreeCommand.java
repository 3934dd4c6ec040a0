package io.graflag.examples.degree;

import io.graflag.core.result.Ids;
import io.graflag.core.result.ResultType;
import io.graflag.datasets.Graph;
import io.graflag.datasets.reader.GraphReader;
import io.graflag.examples.PeakMemory;
import io.graflag.examples.RunDirectories;
import io.graflag.runner.ResultWriter;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that scores the nodes of a graph by their degree. */
@Command(name = "degree", description = "Degree of each node as its score.")
public final class DegreeCommand implements Runnable {
  private final RunDirectories directories;

  @Option(
      names = "--direction",
      defaultValue = "total",
      description = "out, in, total or minus_total (default: ${DEFAULT-VALUE}).")
  private Direction direction;

  /** Creates the command for one run. */
  public DegreeCommand(RunDirectories directories) {
    this.directories = directories;
  }

  @Override
  public void run() {
    try (ResultWriter writer = directories.results()) {
      long start = System.nanoTime();
      Graph graph = GraphReader.read(directories.data());
      double[] scores = direction.scores(graph);
      double milliseconds = (System.nanoTime() - start) / 1e6;
      writer.saveScores(ResultType.NODE_ANOMALY_SCORES, scores, graph.labels());
      writer.nodeIds(Ids.of(LongStream.range(0, scores.length).toArray()));
      writer.addMetadata("method_name", directories.method("degree"));
      writer.addMetadata("dataset", directories.dataset());
      writer.addMetadata(
          "parameters", Map.of("direction", direction.name().toLowerCase(Locale.ROOT)));
      writer.addResourceMetrics(milliseconds, PeakMemory.megabytes(), OptionalDouble.empty());
      writer.finish();
    }
  }
}
