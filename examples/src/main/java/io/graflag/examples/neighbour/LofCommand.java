package io.graflag.examples.neighbour;

import io.graflag.examples.DetectorRun;
import io.graflag.examples.NodeFeatures;
import io.graflag.examples.NodeScoring;
import io.graflag.examples.RunDirectories;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that runs {@link Lof}. */
@Command(name = "lof", description = "Local outlier factor of the features (SIGMOD 2000).")
public final class LofCommand implements Runnable {
  private final RunDirectories directories;

  @Option(
      names = "--k",
      defaultValue = "20",
      description = "How many neighbours count (default: ${DEFAULT-VALUE}).")
  private int k;

  /** Creates the command for one run. */
  public LofCommand(RunDirectories directories) {
    this.directories = directories;
  }

  @Override
  public void run() {
    Lof lof = new Lof(k);
    new DetectorRun("lof", Map.of("k", k))
        .execute(
            directories, new NodeScoring(directories, graph -> lof.scores(NodeFeatures.of(graph))));
  }
}
