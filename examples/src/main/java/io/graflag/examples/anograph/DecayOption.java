package io.graflag.examples.anograph;

import picocli.CommandLine.Option;

/** The option of every detector whose counts fade. */
final class DecayOption {
  @Option(
      names = "--decay",
      defaultValue = "0.9",
      description = "What the next tick inherits of counts (default: ${DEFAULT-VALUE}).")
  private double value;

  /** What the next tick inherits, 0 to 1. */
  double value() {
    return value;
  }
}
