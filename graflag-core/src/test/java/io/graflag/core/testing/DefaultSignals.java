package io.graflag.core.testing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts programs with the signals as they are at a terminal.
 *
 * <p>A build in the background ignores Ctrl-C and hang-ups, and whatever it starts inherits that: a
 * test that sends such a signal would wait in vain.
 */
public final class DefaultSignals {
  private static final List<String> RESET = List.of("env", "--default-signal=HUP,INT");

  private DefaultSignals() {}

  /** The same command with the signals reset, where this machine can do that. */
  public static List<String> with(List<String> command) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>();
    if (canReset()) {
      all.addAll(RESET);
    }
    all.addAll(command);
    return all;
  }

  private static boolean canReset() throws IOException, InterruptedException {
    List<String> probe = new ArrayList<>(RESET);
    probe.add("true");
    return new ProcessBuilder(probe).start().waitFor() == 0;
  }
}
