package io.graflag.examples.anograph;

import io.graflag.examples.RunDirectories;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command that runs {@link AnoEdge#global}. */
@Command(name = "anoedge_g", description = "AnoEdge-G on an edge stream (KDD 2023).")
public final class AnoEdgeGCommand implements Runnable {
  private final RunDirectories directories;
  @Mixin private MatrixOptions matrices;

  @Mixin private DecayOption decay;

  /** Creates the command for one run. */
  public AnoEdgeGCommand(RunDirectories directories) {
    this.directories = directories;
  }

  @Override
  public void run() {
    AnoEdge detector = AnoEdge.global(matrices.size(), decay.value(), matrices.seed());
    matrices.run("anoedge_g", Map.of("decay", decay.value())).execute(detector, directories);
  }
}
