package io.graflag.examples.degree;

import io.graflag.core.result.Ids;
import io.graflag.core.result.ResultType;
import io.graflag.datasets.Graph;
import io.graflag.datasets.reader.GraphReader;
import io.graflag.examples.DetectorRun;
import io.graflag.examples.RunDirectories;
import io.graflag.runner.ResultWriter;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that scores nodes by {@link Direction degree}. */
@Command(name = "degree", description = "Degree of a node as its score: the baseline to beat.")
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
    String name = direction.name().toLowerCase(Locale.ROOT);
    new DetectorRun("degree", Map.of("direction", name)).execute(directories, this::score);
  }

  private void score(ResultWriter writer) {
    Graph graph = GraphReader.read(directories.data());
    double[] scores = direction.scores(graph);
    writer.saveScores(ResultType.NODE_ANOMALY_SCORES, scores, graph.labels());
    writer.nodeIds(Ids.upTo(scores.length));
  }
}
