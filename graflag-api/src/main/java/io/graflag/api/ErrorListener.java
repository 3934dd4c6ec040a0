package io.graflag.api;

import io.graflag.core.GraflagException;

/** Hears every error that {@link GraFlagAPI} keeps from its caller. */
@FunctionalInterface
public interface ErrorListener {

  /**
   * Called for each error.
   *
   * @param operation what was asked for, by the name of the method
   * @param error what went wrong
   */
  void on(String operation, GraflagException error);
}
