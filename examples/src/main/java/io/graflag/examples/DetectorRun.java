package io.graflag.examples;

import io.graflag.runner.ResultWriter;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * One run of a detector, and what every detector says of itself in results.json.
 *
 * @param command name of the detector, where the runner names no method
 * @param parameters what the run depends on, by name; {@code seed} also stands beside them
 */
public record DetectorRun(String command, Map<String, ?> parameters) {
  private static final String SEED = "seed";

  public DetectorRun {
    parameters = Map.copyOf(parameters);
  }

  /** Reads a dataset, scores it and hands the scores to the writer. */
  @FunctionalInterface
  public interface Scoring {
    /** Sets scores, labels and what names the items; adds a summary where there is one. */
    void into(ResultWriter writer);
  }

  /** Runs the detector, times it, and writes results.json as the last thing. */
  public void execute(RunDirectories directories, Scoring scoring) {
    try (ResultWriter writer = directories.results()) {
      writer.addMetadata("method_name", directories.method(command));
      writer.addMetadata("dataset", directories.dataset());
      writer.addMetadata("parameters", new TreeMap<>(parameters));
      if (parameters.containsKey(SEED)) {
        writer.addMetadata(SEED, parameters.get(SEED));
      }
      long start = System.nanoTime();
      scoring.into(writer);
      double milliseconds = (System.nanoTime() - start) / 1e6;
      writer.addResourceMetrics(milliseconds, PeakMemory.megabytes(), OptionalDouble.empty());
      writer.finish();
    }
  }
}
