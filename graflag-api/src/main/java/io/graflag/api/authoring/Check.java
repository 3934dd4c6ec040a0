package io.graflag.api.authoring;

import java.util.Locale;
import java.util.Optional;

/**
 * One point of the contract, and how a method stands to it.
 *
 * @param subject what was looked at, in a word
 * @param level how it stands
 * @param finding what was found, a sentence
 * @param advice what to do about it
 */
public record Check(String subject, Level level, String finding, Optional<String> advice) {

  /** How a method stands to a point of the contract. */
  public enum Level {
    /** As it should be. */
    OK,
    /** It runs, but something may not be meant so. */
    WARNING,
    /** It cannot be used like this. */
    ERROR;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
