package io.graflag.api.ssh;

import java.nio.charset.StandardCharsets;

/**
 * How a command ended.
 *
 * @param exitCode what it exited with; 128 + n or -1 where a signal ended it
 * @param output its standard output
 * @param errors its standard error, as text
 */
public record Finished(int exitCode, byte[] output, String errors) {

  /** Whether it exited with 0. */
  public boolean succeeded() {
    return exitCode == 0;
  }

  /** Its standard output as text. */
  public String text() {
    return new String(output, StandardCharsets.UTF_8);
  }

  /** The code and the errors, for a log; an array has no words of its own. */
  @Override
  public String toString() {
    return "Finished[exitCode=" + exitCode + ", " + output.length + " bytes, " + errors + "]";
  }
}
