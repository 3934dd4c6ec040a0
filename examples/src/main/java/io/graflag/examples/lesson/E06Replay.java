package io.graflag.examples.lesson;

import io.graflag.api.ExperimentInfo;
import io.graflag.api.GraFlag;
import io.graflag.api.Replay;
import io.graflag.api.RunListener;
import io.graflag.api.RunOverrides;
import java.io.PrintStream;
import java.nio.file.Path;

/** Makes an earlier run again, from what was recorded of it. */
public final class E06Replay {
  private E06Replay() {}

  /**
   * Runs again with exactly the recorded method, dataset and parameters.
   *
   * @param record a service_config.json, also of the original, or the directory of an experiment
   * @return how it ended
   */
  public static ExperimentInfo replay(GraFlag graflag, Path record, PrintStream out) {
    Replay again = graflag.experiments().replay(record, RunOverrides.NONE);
    // What cannot be as it was: another version of GraFlag, another COMMAND, another commit.
    again.differences().forEach(out::println);
    return graflag.experiments().run(again.request(), RunListener.SILENT);
  }
}
