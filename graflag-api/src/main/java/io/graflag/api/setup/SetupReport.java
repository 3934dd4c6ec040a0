package io.graflag.api.setup;

import java.util.List;

/**
 * All steps of a setup, in the order in which they ended.
 *
 * @param steps the steps
 */
public record SetupReport(List<SetupStep> steps) {

  public SetupReport {
    steps = List.copyOf(steps);
  }

  /** Whether no step failed. */
  public boolean succeeded() {
    return steps.stream().noneMatch(step -> step.state() == SetupStep.State.FAILED);
  }
}
