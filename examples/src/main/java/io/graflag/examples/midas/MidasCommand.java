package io.graflag.examples.midas;

import io.graflag.examples.RunDirectories;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command that runs {@link Midas}. */
@Command(name = "midas", description = "MIDAS on an edge stream (AAAI 2020).")
public final class MidasCommand implements Runnable {
  private final RunDirectories directories;
  @Mixin private SketchOptions sketch;

  /** Creates the command for one run. */
  public MidasCommand(RunDirectories directories) {
    this.directories = directories;
  }

  @Override
  public void run() {
    Midas detector = new Midas(sketch.size(), sketch.seed());
    sketch.run("midas", Map.of()).execute(detector, directories);
  }
}
