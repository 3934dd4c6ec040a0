package io.graflag.api.engine;

import io.graflag.api.config.JavaProgram;
import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.StorageErrors;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The evaluator as a process of this machine.
 *
 * @param java the {@code java} that starts it
 * @param program the evaluator
 */
record EvaluatorProcess(Path java, JavaProgram program) {
  /** Most of its time is reading, which the first compiler does as well as the second. */
  private static final List<String> FLAGS =
      List.of(
          "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=50", "-Xshare:auto");

  /** The words that ask for a verification. */
  static final List<String> VERIFY = List.of("--verify");

  /**
   * Evaluates an experiment and waits for the end.
   *
   * @param options the words before the directory, which say how
   * @param output takes each line that the evaluator prints
   * @throws GraflagException FAILED with the evaluator's own message, or INTERRUPTED
   */
  void run(ExperimentDirectory directory, List<String> options, Consumer<String> output) {
    Process evaluator = start(directory, options);
    // An evaluation has no use without the one who asked; a run has.
    Thread hook = new Thread(evaluator::destroy);
    Runtime.getRuntime().addShutdownHook(hook);
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader = evaluator.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
        output.accept(line);
      }
      int code = evaluator.waitFor();
      if (code != 0) {
        throw failed(directory, "exit code " + code, lines);
      }
    } catch (IOException e) {
      throw StorageErrors.of("read the output of the evaluator of", directory.path(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GraflagException(
          Kind.INTERRUPTED, "Interrupted while evaluating " + directory.name() + ".", null, e);
    } finally {
      evaluator.destroy();
      withdraw(hook);
    }
  }

  private Process start(ExperimentDirectory directory, List<String> options) {
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(FLAGS);
    command.addAll(program.arguments());
    command.addAll(options);
    command.add(directory.path().toString());
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new GraflagException(
          Kind.FAILED, "Cannot start the evaluator: " + e.getMessage(), null, e);
    }
  }

  /** The failure of an evaluator, in its own words. */
  static GraflagException failed(ExperimentDirectory directory, String end, List<String> lines) {
    String error = line(lines, "error: ").orElseGet(() -> String.join("\n", lines));
    return GraflagException.of(
        Kind.FAILED,
        "The evaluation of " + directory.name() + " failed (" + end + "): " + error,
        line(lines, "hint: ").orElse(null));
  }

  private static Optional<String> line(List<String> lines, String prefix) {
    return lines.stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()))
        .findFirst();
  }

  private static void withdraw(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is ending already, and the hook with it.
      return;
    }
  }
}
