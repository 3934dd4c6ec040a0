package io.graflag.api;

/** Hears what happens in the course of a run, on the thread that follows it. */
@FunctionalInterface
public interface RunListener {
  /** A listener that hears nothing. */
  RunListener SILENT = event -> {};

  /** Called for each event, in order; must return soon. */
  void on(RunEvent event);
}
