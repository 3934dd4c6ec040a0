package io.graflag.examples.weisfeiler;

import io.graflag.core.result.Ids;
import io.graflag.core.result.ResultType;
import io.graflag.datasets.GraphCollection;
import io.graflag.datasets.reader.GraphCollectionReader;
import io.graflag.examples.DetectorRun;
import io.graflag.examples.RunDirectories;
import io.graflag.runner.ResultWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that runs {@link WlOutlier}. */
@Command(name = "wl_outlier", description = "Graphs unlike the others, by subtrees (JMLR 2011).")
public final class WlOutlierCommand implements Runnable {
  private final RunDirectories directories;

  @Option(
      names = "--height",
      defaultValue = "2",
      description = "How high compared subtrees are (default: ${DEFAULT-VALUE}).")
  private int height;

  /** Creates the command for one run. */
  public WlOutlierCommand(RunDirectories directories) {
    this.directories = directories;
  }

  @Override
  public void run() {
    WlOutlier detector = new WlOutlier(height);
    new DetectorRun("wl_outlier", Map.of("height", height))
        .execute(directories, writer -> score(detector, writer));
  }

  private void score(WlOutlier detector, ResultWriter writer) {
    GraphCollection collection = GraphCollectionReader.read(directories.data());
    double[] scores = detector.scores(collection);
    writer.saveScores(ResultType.GRAPH_ANOMALY_SCORES, scores, collection.labels());
    writer.graphIds(Ids.upTo(scores.length));
  }
}
