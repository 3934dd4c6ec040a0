package io.graflag.api.copy;

import java.util.List;

/** Hears how far a copy has come, a few times a second. */
@FunctionalInterface
public interface CopyListener {
  /** Hears nothing. */
  CopyListener SILENT = progress -> {};

  /** Called on the thread that copies. */
  void on(CopyProgress progress);

  /**
   * Hears what the copy will do, once, before anything is changed.
   *
   * <p>What is thrown here ends the copy, and nothing was changed then.
   *
   * @param changes in the order in which they are made
   */
  default void planned(List<CopyChange> changes) {}

  /**
   * Hears that the connection broke, and that the copy goes on as soon as there is one again.
   *
   * @param why a sentence
   */
  default void cut(String why) {}
}
