package io.graflag.core.experiment;

import java.util.Optional;

/**
 * How a run ended.
 *
 * @param state completed, failed or stopped
 * @param exitCode what the method exited with; 128 + n where signal n ended it
 * @param signal the signal that ended the method, by name
 * @param reason why it did not complete
 * @param error the reason in words
 */
public record Outcome(
    ExperimentState state,
    Optional<Integer> exitCode,
    Optional<String> signal,
    Optional<FailureReason> reason,
    Optional<String> error) {

  public Outcome {
    if (!state.isTerminal()) {
      throw new IllegalArgumentException(state + " is not how a run ends");
    }
  }

  /** It did what it should. */
  public static Outcome completed() {
    return new Outcome(
        ExperimentState.COMPLETED,
        Optional.of(0),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** It failed before or after the method ran. */
  public static Outcome failed(FailureReason reason, String error) {
    return new Outcome(
        ExperimentState.FAILED,
        Optional.empty(),
        Optional.empty(),
        Optional.of(reason),
        Optional.of(error));
  }

  /** A user stopped it. */
  public static Outcome stopped(String error) {
    return new Outcome(
        ExperimentState.STOPPED,
        Optional.empty(),
        Optional.empty(),
        Optional.of(FailureReason.STOPPED_BY_USER),
        Optional.of(error));
  }

  /** The same outcome of a method that exited with a code. */
  public Outcome withExitCode(int code) {
    return new Outcome(state, Optional.of(code), signal, reason, error);
  }

  /** The same outcome of a method that a signal ended. */
  public Outcome withSignal(String name, int code) {
    return new Outcome(state, Optional.of(code), Optional.of(name), reason, error);
  }
}
