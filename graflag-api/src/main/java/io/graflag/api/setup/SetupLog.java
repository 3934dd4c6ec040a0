package io.graflag.api.setup;

import io.graflag.api.setup.SetupStep.State;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The steps so far; safe for use by several threads. */
final class SetupLog {
  private final SetupListener listener;
  private final List<SetupStep> steps = new ArrayList<>();

  SetupLog(SetupListener listener) {
    this.listener = listener;
  }

  /**
   * Makes a step; one that fails is written down, and only an interrupt is thrown.
   *
   * @return whether what depends on it may go on
   */
  boolean step(String name, String place, Supplier<StepEnd> work) {
    try {
      StepEnd end = work.get();
      add(new SetupStep(name, place, end.state(), end.detail(), Optional.empty()));
      return true;
    } catch (GraflagException e) {
      fail(name, place, e);
      return false;
    }
  }

  /** Does what writes down its own steps; only its failure is a step here. */
  boolean guard(String name, String place, Runnable work) {
    try {
      work.run();
      return true;
    } catch (GraflagException e) {
      fail(name, place, e);
      return false;
    }
  }

  private void fail(String name, String place, GraflagException e) {
    if (e.kind() == Kind.INTERRUPTED) {
      throw e;
    }
    add(new SetupStep(name, place, State.FAILED, e.getMessage(), e.hint()));
  }

  /** Writes down that a step was not tried. */
  void skip(String name, String place, String why) {
    add(new SetupStep(name, place, State.SKIPPED, why, Optional.empty()));
  }

  private synchronized void add(SetupStep step) {
    steps.add(step);
    listener.on(step);
  }

  synchronized SetupReport report() {
    return new SetupReport(steps);
  }
}
