package io.graflag.examples.isolation;

import io.graflag.examples.DetectorRun;
import io.graflag.examples.NodeFeatures;
import io.graflag.examples.NodeScoring;
import io.graflag.examples.RunDirectories;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that runs {@link IsolationForest}. */
@Command(name = "iforest", description = "Isolation forest on the features (ICDM 2008).")
public final class IsolationForestCommand implements Runnable {
  private final RunDirectories directories;

  @Option(
      names = "--trees",
      defaultValue = "100",
      description = "How many trees there are (default: ${DEFAULT-VALUE}).")
  private int trees;

  @Option(
      names = "--samples",
      defaultValue = "256",
      description = "How many nodes each tree sees (default: ${DEFAULT-VALUE}).")
  private int samples;

  @Option(
      names = "--seed",
      defaultValue = "0",
      description = "Seed of samples and cuts (default: ${DEFAULT-VALUE}).")
  private long seed;

  /** Creates the command for one run. */
  public IsolationForestCommand(RunDirectories directories) {
    this.directories = directories;
  }

  @Override
  public void run() {
    IsolationForest forest = new IsolationForest(trees, samples, seed);
    new DetectorRun("iforest", Map.of("trees", trees, "samples", samples, "seed", seed))
        .execute(
            directories,
            new NodeScoring(directories, graph -> forest.scores(NodeFeatures.of(graph))));
  }
}
