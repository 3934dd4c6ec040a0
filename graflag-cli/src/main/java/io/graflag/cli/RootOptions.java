package io.graflag.cli;

import io.graflag.api.config.EngineName;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that may stand before or behind the name of any command. */
final class RootOptions {
  @Option(
      names = {"-c", "--config"},
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "Read this configuration instead of .env or ~/.config/graflag/config.env.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--engine",
      scope = ScopeType.INHERIT,
      paramLabel = "ENGINE",
      description = "Where this command works: local or swarm.")
  private Optional<EngineName> engine = Optional.empty();

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Say which configuration is used, and where an unexpected error arose.")
  private boolean verbose;

  /** The configuration that a user named. */
  Optional<Path> config() {
    return config;
  }

  /** The engine that a user named. */
  Optional<EngineName> engine() {
    return engine;
  }

  /** Whether more is wanted than a result. */
  boolean verbose() {
    return verbose;
  }
}
