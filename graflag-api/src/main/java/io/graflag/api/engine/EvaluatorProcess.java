package io.graflag.api.engine;

import io.graflag.api.config.JavaProgram;
import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
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
    List<String> words = new ArrayList<>(options);
    words.add(directory.path().toString());
    run(evaluationOf(directory), words, output);
  }

  /**
   * Compares experiments and waits for the end.
   *
   * @param target the directory that the comparison is written to
   * @param output takes each line that the evaluator prints, what it found as JSON in one of them
   * @throws GraflagException FAILED with the evaluator's own message, or INTERRUPTED
   */
  void compare(List<ExperimentDirectory> directories, Path target, Consumer<String> output) {
    List<String> words = new ArrayList<>(List.of("--compare", target.toString()));
    directories.forEach(directory -> words.add(directory.path().toString()));
    run("The comparison", words, output);
  }

  private void run(String work, List<String> words, Consumer<String> output) {
    Process evaluator = start(words);
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
        throw failed(work, "exit code " + code, lines);
      }
    } catch (IOException e) {
      throw new GraflagException(
          Kind.STORAGE, work + " was not heard to its end: " + e.getMessage(), null, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GraflagException(Kind.INTERRUPTED, work + " was interrupted.", null, e);
    } finally {
      evaluator.destroy();
      withdraw(hook);
    }
  }

  private Process start(List<String> words) {
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(FLAGS);
    command.addAll(program.arguments());
    command.addAll(words);
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new GraflagException(
          Kind.FAILED, "Cannot start the evaluator: " + e.getMessage(), null, e);
    }
  }

  /** The failure of an evaluation, in the evaluator's own words. */
  static GraflagException failed(ExperimentDirectory directory, String end, List<String> lines) {
    return failed(evaluationOf(directory), end, lines);
  }

  private static String evaluationOf(ExperimentDirectory directory) {
    return "The evaluation of " + directory.name();
  }

  private static GraflagException failed(String work, String end, List<String> lines) {
    String error = line(lines, "error: ").orElseGet(() -> String.join("\n", lines));
    return GraflagException.of(
        Kind.FAILED, work + " failed (" + end + "): " + error, line(lines, "hint: ").orElse(null));
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
