package io.graflag.examples;

import io.graflag.api.GraFlag;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** This checkout as an installation, with a working directory of its own. */
final class Checkout {
  private final Path workingDirectory;

  Checkout(Path workingDirectory) {
    this.workingDirectory = workingDirectory;
  }

  /**
   * Opens the SDK.
   *
   * @param variables besides those of this process
   */
  GraFlag graflag(Map<String, String> variables) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("XDG_CACHE_HOME", Path.of("target", "test-cache").toAbsolutePath().toString());
    environment.putAll(variables);
    Properties properties = new Properties();
    properties.putAll(System.getProperties());
    properties.setProperty("graflag.home", System.getProperty("graflag.root"));
    properties.setProperty("user.dir", workingDirectory.toString());
    return GraFlag.of(environment, properties, Clock.systemDefaultZone());
  }
}
