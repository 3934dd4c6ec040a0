package io.graflag.api.setup;

/** Hears each step of a setup as it ends; never two at once. */
@FunctionalInterface
public interface SetupListener {
  /** Hears nothing. */
  SetupListener SILENT = step -> {};

  /** Called once a step has ended, on the thread that made it. */
  void on(SetupStep step);
}
