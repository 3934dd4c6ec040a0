package io.graflag.examples.midas;

import picocli.CommandLine.Option;

/** The option of every detector whose counts fade. */
final class FactorOption {
  @Option(
      names = "--factor",
      defaultValue = "0.5",
      description = "What the next tick inherits of counts (default: ${DEFAULT-VALUE}).")
  private float value;

  /** What the next tick inherits, 0 to 1. */
  float value() {
    return value;
  }
}
