package io.graflag.api.setup;

import io.graflag.api.setup.SetupStep.State;

/**
 * How a step ended that did not fail.
 *
 * @param state done, already or skipped
 * @param detail what was found or done
 */
record StepEnd(State state, String detail) {

  static StepEnd done(String detail) {
    return new StepEnd(State.DONE, detail);
  }

  static StepEnd already(String detail) {
    return new StepEnd(State.ALREADY, detail);
  }

  static StepEnd skipped(String detail) {
    return new StepEnd(State.SKIPPED, detail);
  }
}
