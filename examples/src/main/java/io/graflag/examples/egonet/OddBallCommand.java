package io.graflag.examples.egonet;

import io.graflag.examples.DetectorRun;
import io.graflag.examples.NodeScoring;
import io.graflag.examples.RunDirectories;
import java.util.Map;
import picocli.CommandLine.Command;

/** The command that runs {@link OddBall}. */
@Command(name = "oddball", description = "OddBall: density of egonets (PAKDD 2010).")
public final class OddBallCommand implements Runnable {
  private final RunDirectories directories;

  /** Creates the command for one run. */
  public OddBallCommand(RunDirectories directories) {
    this.directories = directories;
  }

  @Override
  public void run() {
    new DetectorRun("oddball", Map.of())
        .execute(directories, new NodeScoring(directories, OddBall::scores));
  }
}
