package io.graflag.api.setup;

import java.util.Locale;
import java.util.Optional;

/**
 * One step of a setup, and how it ended.
 *
 * @param name what was made ready
 * @param place where: a machine, or a part of SHARED_DIR
 * @param state how it ended
 * @param detail what was found or done, as a sentence
 * @param hint what to do next, where there is advice
 */
public record SetupStep(
    String name, String place, State state, String detail, Optional<String> hint) {

  /** How a step ended. */
  public enum State {
    /** Something was changed. */
    DONE,
    /** It was as it should be. */
    ALREADY,
    /** It is not as it should be. */
    FAILED,
    /** It was not tried, because of another step. */
    SKIPPED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
