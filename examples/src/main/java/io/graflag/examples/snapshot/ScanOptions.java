package io.graflag.examples.snapshot;

import io.graflag.core.result.ResultType;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options of both detectors that use scan statistics. */
final class ScanOptions {
  @Option(
      names = "--locality",
      defaultValue = "egonet",
      description = "What counts around a node: degree or egonet (default: ${DEFAULT-VALUE}).")
  private Locality locality;

  @Option(
      names = "--window",
      defaultValue = "10",
      description = "Snapshots that make the past (default: ${DEFAULT-VALUE}).")
  private int window;

  ScanStatistics statistics() {
    return new ScanStatistics(locality, window);
  }

  /** A run with these options. */
  SnapshotRun run(String command, ResultType type) {
    String name = locality.name().toLowerCase(Locale.ROOT);
    return new SnapshotRun(command, Map.of("locality", name, "window", window), type);
  }
}
