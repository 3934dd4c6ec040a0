package io.graflag.runner.process;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.graflag.runner.monitor.ProcessTree;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * A shell that ends the method when the runner is killed.
 *
 * <p>It waits at a pipe that only the runner holds open. A word on it sends the shell away; its end
 * without one means that the runner is gone, and then every process that carries the mark of the
 * run is asked to end, and killed after the grace. Processes that have cleared their environment
 * are not found. Waiting costs a megabyte of memory and no processor time. Its programs may lie in
 * the system's directories, whatever PATH the method has.
 */
public final class LastWill {
  private static final String SYSTEM_PATH = "/usr/bin:/bin:/usr/sbin:/sbin";
  private static final String READY = "ready";
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Reads: mark, grace in seconds. The rounds of SIGKILL meet what starts meanwhile. */
  private static final String SCRIPT =
      """
      trap '' HUP INT QUIT TERM
      for tool in grep sleep; do
        command -v "$tool" > /dev/null || { echo "there is no program $tool in $PATH"; exit 3; }
      done
      echo ready
      exec > /dev/null
      read -r word && exit 0
      mark=$1
      grace=$2
      each() {
        found=1
        for file in $(grep -lzxF -e "$mark" /proc/[0-9]*/environ 2> /dev/null); do
          pid=${file#/proc/}
          kill -"$1" "${pid%/environ}" 2> /dev/null && found=0
        done
        return $found
      }
      each TERM
      while [ "$grace" -gt 0 ] && each 0; do
        sleep 1
        grace=$((grace - 1))
      done
      rounds=100
      while [ "$rounds" -gt 0 ] && each KILL; do
        rounds=$((rounds - 1))
        [ "$rounds" -gt 80 ] || sleep 1
      done
      """;

  private final Process shell;

  private LastWill(Process shell) {
    this.shell = shell;
  }

  /**
   * Starts the shell, and waits until it is ready.
   *
   * @param mark the value of {@link ProcessTree#MARK} in the environment of the method
   * @param grace time between SIGTERM and SIGKILL, counted in whole seconds
   * @throws IOException where it cannot be started, or lacks a program that it needs
   */
  public static LastWill write(String mark, Duration grace) throws IOException {
    return write(mark, grace, path -> path + ":" + SYSTEM_PATH);
  }

  static LastWill write(String mark, Duration grace, UnaryOperator<String> path)
      throws IOException {
    long seconds = grace.plusMillis(999).toSeconds();
    List<String> command =
        List.of(
            "/bin/sh",
            "-c",
            SCRIPT,
            "graflag-last-will",
            ProcessTree.MARK + "=" + mark,
            Long.toString(seconds));
    // Its directory must not keep a disk busy that the experiment lies on.
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(new File("/")).redirectError(Redirect.DISCARD);
    builder.environment().compute("PATH", (name, value) -> path.apply(value == null ? "" : value));
    Process shell = builder.start();
    try (BufferedReader answer = shell.inputReader(US_ASCII)) {
      String line = answer.readLine();
      if (!READY.equals(line)) {
        shell.destroyForcibly();
        throw new IOException(line == null ? "its shell ended at once" : line);
      }
    }
    return new LastWill(shell);
  }

  /** Sends the shell away: the method has ended. */
  public void revoke() throws InterruptedException {
    try (OutputStream pipe = shell.getOutputStream()) {
      pipe.write("ended\n".getBytes(US_ASCII));
    } catch (IOException e) {
      // Somebody has ended it already, which is what was wanted.
      shell.destroyForcibly();
    }
    if (!shell.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      shell.destroyForcibly();
    }
  }
}
