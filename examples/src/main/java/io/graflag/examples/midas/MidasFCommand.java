package io.graflag.examples.midas;

import io.graflag.examples.RunDirectories;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that runs {@link MidasF}. */
@Command(name = "midas_f", description = "MIDAS-F on an edge stream (TKDD 2022).")
public final class MidasFCommand implements Runnable {
  private final RunDirectories directories;
  @Mixin private SketchOptions sketch;

  @Mixin private FactorOption factor;

  @Option(
      names = "--threshold",
      defaultValue = "1000",
      description = "Statistic that keeps a count out of the past (default: ${DEFAULT-VALUE}).")
  private float threshold;

  /** Creates the command for one run. */
  public MidasFCommand(RunDirectories directories) {
    this.directories = directories;
  }

  @Override
  public void run() {
    MidasF detector = new MidasF(sketch.size(), factor.value(), threshold, sketch.seed());
    sketch
        .run("midas_f", Map.of("factor", factor.value(), "threshold", threshold))
        .execute(detector, directories);
  }
}
