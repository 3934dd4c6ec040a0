package io.graflag.examples.scan;

import io.graflag.examples.DetectorRun;
import io.graflag.examples.NodeScoring;
import io.graflag.examples.RunDirectories;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that runs {@link Scan}. */
@Command(name = "scan", description = "SCAN on the edges of a graph (KDD 2007), as PyGOD scores.")
public final class ScanCommand implements Runnable {
  private final RunDirectories directories;

  @Option(
      names = "--eps",
      defaultValue = "0.5",
      description = "Two nodes are similar above it (default: ${DEFAULT-VALUE}).")
  private double epsilon;

  @Option(
      names = "--mu",
      defaultValue = "2",
      description =
          "A node with more similar neighbours starts a cluster (default: ${DEFAULT-VALUE}).")
  private int mu;

  /** Creates the command for one run. */
  public ScanCommand(RunDirectories directories) {
    this.directories = directories;
  }

  @Override
  public void run() {
    Scan scan = new Scan(epsilon, mu);
    new DetectorRun("scan", Map.of("eps", epsilon, "mu", mu))
        .execute(directories, new NodeScoring(directories, scan::scores));
  }
}
