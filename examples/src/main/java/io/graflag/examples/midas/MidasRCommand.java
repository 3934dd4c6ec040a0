package io.graflag.examples.midas;

import io.graflag.examples.RunDirectories;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command that runs {@link MidasR}. */
@Command(name = "midas_r", description = "MIDAS-R on an edge stream (AAAI 2020).")
public final class MidasRCommand implements Runnable {
  private final RunDirectories directories;
  @Mixin private SketchOptions sketch;

  @Mixin private FactorOption factor;

  /** Creates the command for one run. */
  public MidasRCommand(RunDirectories directories) {
    this.directories = directories;
  }

  @Override
  public void run() {
    MidasR detector = new MidasR(sketch.size(), factor.value(), sketch.seed());
    sketch.run("midas_r", Map.of("factor", factor.value())).execute(detector, directories);
  }
}
