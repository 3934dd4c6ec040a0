package io.graflag.core.experiment;

import java.util.Locale;
import java.util.Optional;

/**
 * How the task of a service ended, in Swarm's words and in ours.
 *
 * @param complete whether it exited with 0
 * @param reason why it did not complete; empty where its end alone does not say
 * @param exitCode what it exited with; empty where its process never ran
 * @param message what happened, as a sentence
 */
public record TaskEnd(
    boolean complete, Optional<FailureReason> reason, Optional<Integer> exitCode, String message) {
  private static final int KILLED = 137;

  /** Swarm's words for a process that ran; a container that never started has other ones. */
  private static final String NON_ZERO = "task: non-zero exit";

  /** It exited with 0. */
  public static final TaskEnd COMPLETE =
      new TaskEnd(true, Optional.empty(), Optional.of(0), "Its task is complete.");

  /**
   * Reads the end off the state of a task.
   *
   * @param state Swarm's word
   * @param error what Swarm says went wrong
   * @param exitCode what the process exited with, where it ran
   * @return empty where the state is not final
   */
  public static Optional<TaskEnd> of(
      String state, Optional<String> error, Optional<Integer> exitCode) {
    return switch (state) {
      case "complete" -> Optional.of(COMPLETE);
      case "failed" -> Optional.of(failed(error, exitCode));
      case "rejected" -> Optional.of(rejected(error));
      case "shutdown", "orphaned" ->
          Optional.of(
              new TaskEnd(
                  false,
                  Optional.empty(),
                  exitCode,
                  "Swarm ended its task ("
                      + state
                      + error.map(text -> ": " + text).orElse("")
                      + ")."));
      default -> Optional.empty();
    };
  }

  private static TaskEnd failed(Optional<String> error, Optional<Integer> exitCode) {
    boolean ran = error.map(text -> text.startsWith(NON_ZERO)).orElse(true);
    if (!ran || exitCode.isEmpty() || exitCode.get() == 0) {
      return new TaskEnd(
          false,
          Optional.of(FailureReason.INFRASTRUCTURE),
          Optional.empty(),
          "Its container could not be started: " + error.orElse("Swarm does not say why") + ".");
    }
    String killed = exitCode.get() == KILLED ? ": it was killed" : "";
    return new TaskEnd(
        false,
        Optional.empty(),
        exitCode,
        "Its container exited with code " + exitCode.get() + killed + ".");
  }

  private static TaskEnd rejected(Optional<String> error) {
    String text = error.orElse("Swarm does not say why");
    String lower = text.toLowerCase(Locale.ROOT);
    boolean image = lower.contains("no such image") || lower.contains("pull");
    return new TaskEnd(
        false,
        Optional.of(image ? FailureReason.IMAGE_PULL : FailureReason.INFRASTRUCTURE),
        Optional.empty(),
        (image ? "Its node could not get the image: " : "Its node rejected it: ") + text + ".");
  }
}
