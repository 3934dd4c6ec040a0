package io.graflag.core.experiment;

import io.graflag.core.JsonObject;
import java.util.Optional;

/**
 * What a run on a cluster may use.
 *
 * @param cpus how many processors, fractions allowed
 * @param memory how much memory, in Docker's words: {@code 512m}, {@code 16g}
 */
public record Limits(Optional<Double> cpus, Optional<String> memory) {

  /** No limits. */
  public static final Limits NONE = new Limits(Optional.empty(), Optional.empty());

  static Limits from(JsonObject json) {
    return new Limits(json.number("cpus"), json.text("memory"));
  }

  /** Whether nothing is limited. */
  public boolean isNone() {
    return equals(NONE);
  }
}
