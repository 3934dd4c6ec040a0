package io.graflag.examples.neighbour;

import io.graflag.examples.DetectorRun;
import io.graflag.examples.NodeFeatures;
import io.graflag.examples.NodeScoring;
import io.graflag.examples.RunDirectories;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that scores nodes by {@link NeighbourDistance}. */
@Command(
    name = "knn",
    description = "Distance to the nearest neighbours by features (SIGMOD 2000).")
public final class KnnCommand implements Runnable {
  private final RunDirectories directories;

  @Option(
      names = "--k",
      defaultValue = "5",
      description = "How many neighbours count (default: ${DEFAULT-VALUE}).")
  private int k;

  @Option(
      names = "--distance",
      defaultValue = "kth",
      description = "kth, or the mean of all k (default: ${DEFAULT-VALUE}).")
  private NeighbourDistance distance;

  /** Creates the command for one run. */
  public KnnCommand(RunDirectories directories) {
    this.directories = directories;
  }

  @Override
  public void run() {
    String name = distance.name().toLowerCase(Locale.ROOT);
    new DetectorRun("knn", Map.of("k", k, "distance", name))
        .execute(
            directories,
            new NodeScoring(directories, graph -> distance.scores(NodeFeatures.of(graph), k)));
  }
}
