package io.graflag.examples.lesson;

import io.graflag.api.ExperimentInfo;
import io.graflag.api.GraFlag;
import io.graflag.api.RunEvent;
import io.graflag.api.RunRequest;
import java.io.PrintStream;

/** Hears what happens in a run while it happens. */
public final class E03FollowEvents {
  private E03FollowEvents() {}

  /**
   * Runs a method and tells its story.
   *
   * @return how it ended; a method that fails is an outcome, not an exception
   */
  public static ExperimentInfo follow(GraFlag graflag, RunRequest request, PrintStream out) {
    return graflag.experiments().run(request, event -> tell(event, out));
  }

  private static void tell(RunEvent event, PrintStream out) {
    if (event instanceof RunEvent.Warned warned) {
      out.println("Careful: " + warned.message()); // a parameter that nobody declared, for example
    } else if (event instanceof RunEvent.Started started) {
      out.println("Its files are in experiments/" + started.experiment());
    } else if (event instanceof RunEvent.Output output) {
      out.writeBytes(output.bytes()); // what the method printed; may end in the middle of a line
    } else if (event instanceof RunEvent.Progress progress) {
      out.println(
          progress.elapsed().toSeconds() + " s, " + progress.memoryMb().orElse(0.0) + " MB");
    } else if (event instanceof RunEvent.Finished finished) {
      out.println("Ended as " + finished.info().status());
    }
  }
}
