package io.graflag.examples.anograph;

import io.graflag.examples.RunDirectories;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command that runs {@link AnoEdge#local}. */
@Command(name = "anoedge_l", description = "AnoEdge-L on an edge stream (KDD 2023).")
public final class AnoEdgeLCommand implements Runnable {
  private final RunDirectories directories;
  @Mixin private MatrixOptions matrices;

  @Mixin private DecayOption decay;

  /** Creates the command for one run. */
  public AnoEdgeLCommand(RunDirectories directories) {
    this.directories = directories;
  }

  @Override
  public void run() {
    AnoEdge detector = AnoEdge.local(matrices.size(), decay.value(), matrices.seed());
    matrices.run("anoedge_l", Map.of("decay", decay.value())).execute(detector, directories);
  }
}
