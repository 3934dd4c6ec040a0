package io.graflag.api.engine;

import java.time.Duration;
import java.util.Map;

/** How long a run may take to end after it was asked to. */
final class StopGrace {
  /** The variable with which a method asks for more than the usual. */
  static final String VARIABLE = "GRAFLAG_STOP_GRACE_SECONDS";

  private static final Duration USUAL = Duration.ofSeconds(10);

  /** What a runner needs besides the grace of its method, on a busy machine. */
  private static final Duration CONCLUSION = Duration.ofSeconds(30);

  private StopGrace() {}

  /** The time of the method and that of its runner. */
  static Duration ofService(Map<String, String> variables) {
    String seconds = variables.getOrDefault(VARIABLE, "");
    Duration ofMethod =
        seconds.matches("\\d{1,7}") ? Duration.ofSeconds(Long.parseLong(seconds)) : USUAL;
    return ofMethod.plus(CONCLUSION);
  }
}
