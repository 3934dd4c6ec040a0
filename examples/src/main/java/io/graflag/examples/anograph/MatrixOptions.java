package io.graflag.examples.anograph;

import io.graflag.examples.stream.StreamRun;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options of every detector that counts in matrices. */
final class MatrixOptions {
  @Option(
      names = "--rows",
      defaultValue = "2",
      description = "Matrices, each with its own hash function (default: ${DEFAULT-VALUE}).")
  private int rows;

  @Option(
      names = "--buckets",
      defaultValue = "32",
      description = "Rows and columns of a matrix (default: ${DEFAULT-VALUE}).")
  private int buckets;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of the hash functions, the authors' by default: ${DEFAULT-VALUE}.")
  private long seed;

  /** A run with these options and a detector's own. */
  StreamRun run(String command, Map<String, ?> options) {
    Map<String, Object> parameters = new HashMap<>(options);
    parameters.put("rows", rows);
    parameters.put("buckets", buckets);
    parameters.put("seed", seed);
    return new StreamRun(command, parameters);
  }

  MatrixSize size() {
    return new MatrixSize(rows, buckets);
  }

  long seed() {
    return seed;
  }
}
