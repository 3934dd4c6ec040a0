package io.graflag.cli;

import io.graflag.api.GraFlag;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;

/**
 * The world a command lives in.
 *
 * @param terminal what it writes to
 * @param environment the variables of the process
 * @param properties the system properties
 * @param clock the clock
 */
public record Context(
    Terminal terminal, Map<String, String> environment, Properties properties, Clock clock) {

  /**
   * Opens the SDK and says on the first line which files it uses.
   *
   * @param quiet whether to leave that out
   */
  GraFlag open(boolean quiet) {
    GraFlag graflag = GraFlag.of(environment, properties, clock);
    if (!quiet) {
      graflag.notices().forEach(terminal.err()::println);
      terminal.err().flush();
    }
    return graflag;
  }

  /** Where relative paths start. */
  Path workingDirectory() {
    return Path.of(properties.getProperty("user.dir"));
  }
}
