package io.graflag.cli;

import io.graflag.core.Json;
import picocli.CommandLine.Option;

/** Options that every command has. */
final class OutputOptions {
  @Option(
      names = "--json",
      description = "Print the result as JSON on standard output, and nothing else there.")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  /** Whether the result is wanted as JSON. */
  boolean json() {
    return json;
  }

  /** Prints a result as JSON. */
  static void print(Terminal terminal, Object value) {
    terminal.out().println(Json.pretty(value));
    terminal.out().flush();
  }
}
