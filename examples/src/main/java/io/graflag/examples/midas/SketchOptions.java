package io.graflag.examples.midas;

import io.graflag.examples.stream.StreamRun;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options of every detector that counts in sketches. */
final class SketchOptions {
  @Option(
      names = "--rows",
      defaultValue = "2",
      description = "Hash functions of a sketch (default: ${DEFAULT-VALUE}).")
  private int rows;

  @Option(
      names = "--columns",
      defaultValue = "1024",
      description = "Cells a row of a sketch (default: ${DEFAULT-VALUE}).")
  private int columns;

  @Option(
      names = "--seed",
      defaultValue = "0",
      description =
          "Seed of the hash functions; 0 for the reference's (default: ${DEFAULT-VALUE}).")
  private long seed;

  /** A run with these options and a detector's own. */
  StreamRun run(String command, Map<String, ?> options) {
    Map<String, Object> parameters = new HashMap<>(options);
    parameters.put("rows", rows);
    parameters.put("columns", columns);
    parameters.put("seed", seed);
    return new StreamRun(command, parameters);
  }

  SketchSize size() {
    return new SketchSize(rows, columns);
  }

  long seed() {
    return seed;
  }
}
