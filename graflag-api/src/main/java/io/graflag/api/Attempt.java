package io.graflag.api;

import io.graflag.core.GraflagException;
import java.util.Optional;

/**
 * What was asked for, or why it is not there.
 *
 * @param value what was asked for; empty where it failed
 * @param error why it failed; empty where it did not
 * @param <T> what was asked for
 */
public record Attempt<T>(Optional<T> value, Optional<GraflagException> error) {

  static <T> Attempt<T> success(T value) {
    return new Attempt<>(Optional.of(value), Optional.empty());
  }

  static <T> Attempt<T> failure(GraflagException error) {
    return new Attempt<>(Optional.empty(), Optional.of(error));
  }

  /** Whether it is there. */
  public boolean succeeded() {
    return value.isPresent();
  }
}
