package io.graflag.examples.link;

import io.graflag.core.result.Edges;
import io.graflag.core.result.Labels;
import io.graflag.core.result.ResultType;
import io.graflag.core.result.Scores;
import io.graflag.datasets.Graph;
import io.graflag.datasets.reader.GraphReader;
import io.graflag.examples.DetectorRun;
import io.graflag.examples.RunDirectories;
import io.graflag.runner.ResultWriter;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that scores edges by {@link LinkMeasure}. */
@Command(name = "link_likelihood", description = "Unlikely edges by link prediction (SMC 2006).")
public final class LinkLikelihoodCommand implements Runnable {
  private final RunDirectories directories;

  @Option(
      names = "--measure",
      defaultValue = "adamic_adar",
      description = "adamic_adar, common_neighbours or jaccard (default: ${DEFAULT-VALUE}).")
  private LinkMeasure measure;

  /** Creates the command for one run. */
  public LinkLikelihoodCommand(RunDirectories directories) {
    this.directories = directories;
  }

  @Override
  public void run() {
    String name = measure.name().toLowerCase(Locale.ROOT);
    new DetectorRun("link_likelihood", Map.of("measure", name)).execute(directories, this::score);
  }

  private void score(ResultWriter writer) {
    Graph graph = GraphReader.read(directories.data());
    Scores scores = Scores.flat(measure.scores(graph));
    if (graph.edgeLabels().length == 0) {
      writer.saveScores(ResultType.EDGE_ANOMALY_SCORES, scores);
    } else {
      writer.saveScores(ResultType.EDGE_ANOMALY_SCORES, scores, Labels.flat(graph.edgeLabels()));
    }
    writer.edges(Edges.of(graph.sources(), graph.targets()));
  }
}
