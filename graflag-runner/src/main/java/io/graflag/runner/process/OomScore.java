package io.graflag.runner.process;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How gladly the kernel kills this process when memory is exhausted; see proc_pid_oom_score_adj(5).
 *
 * <p>A child inherits it. So it is raised while the method is started and lowered again, which
 * needs no privilege and leaves no moment in which the method has the lower one: the method goes
 * before the runner, which can then report it.
 *
 * @param file /proc/self/oom_score_adj
 * @param report takes what went wrong
 */
public record OomScore(Path file, Consumer<String> report) {
  /** Half of the memory: a method a runner's size would still go first. */
  private static final int RAISE = 500;

  private static final int HIGHEST = 1000;

  /** Starts a process. */
  @FunctionalInterface
  public interface Start {
    /** Starts it. */
    Process start() throws IOException;
  }

  /** The score of this process. */
  public static OomScore ofThisProcess(Consumer<String> report) {
    return new OomScore(Path.of("/proc/self/oom_score_adj"), report);
  }

  /** Starts a process with a raised score; the own one is afterwards what it was. */
  public Process raisedFor(Start start) throws IOException {
    Optional<Integer> before = raise();
    try {
      return start.start();
    } finally {
      before.ifPresent(this::restore);
    }
  }

  /** The score before; empty where it cannot be raised. */
  private Optional<Integer> raise() {
    if (!Files.isWritable(file)) {
      return Optional.empty();
    }
    try {
      int before = Integer.parseInt(Files.readString(file).strip());
      write(Math.min(HIGHEST, before + RAISE));
      return Optional.of(before);
    } catch (IOException | NumberFormatException e) {
      // A sandbox may show the file and refuse it; the method then starts as it always did.
      return Optional.empty();
    }
  }

  private void restore(int before) {
    try {
      write(before);
    } catch (IOException e) {
      report.accept(
          "Cannot set " + file + " back to " + before + " after the start: " + e.getMessage());
    }
  }

  private void write(int score) throws IOException {
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      out.write(Integer.toString(score).getBytes(US_ASCII));
    }
  }
}
