package io.graflag.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.StorageErrors;
import io.graflag.core.experiment.FailureReason;
import io.graflag.core.experiment.Outcome;
import io.graflag.core.experiment.ResourceUse;
import io.graflag.core.method.DatasetPattern;
import io.graflag.core.method.ParameterNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Runs one method once and records in status.json how it ended, whatever happens.
 *
 * <p>The way through: check, write "running", start, watch, end what is left, judge, write the end.
 */
final class MethodRunner {
  /** First line of method_output.txt. */
  static final String HEADING = "=== METHOD OUTPUT ===";

  private final RunnerConfig config;
  private final Surroundings surroundings;
  private final CompletableFuture<Void> stop;
  private final ExperimentDirectory experiment;

  /**
   * Prepares a run.
   *
   * @param config what to run
   * @param surroundings what the system offers
   * @param stop completes when the runner is told to end
   */
  MethodRunner(RunnerConfig config, Surroundings surroundings, CompletableFuture<Void> stop) {
    this.config = config;
    this.surroundings = surroundings;
    this.stop = stop;
    this.experiment = new ExperimentDirectory(config.experiment());
  }

  /**
   * Runs the method; the exit code of the runner.
   *
   * @throws GraflagException CONFLICT where the run has ended before; STORAGE or STORAGE_FULL where
   *     not even the start can be recorded
   */
  int run() throws InterruptedException {
    RunRecord record = RunRecord.open(experiment.status(), config.methodName(), surroundings);
    Optional<Verdict> refusal = refusal();
    if (refusal.isPresent()) {
      return conclude(record, refusal.get(), Optional.empty(), Optional.empty());
    }
    if (!record.start(config.methodName())) {
      report("not started: " + experiment.status() + " says meanwhile that the run has ended.");
      return Verdict.STOPPED;
    }
    MethodRun run = new MethodRun(config, surroundings, record, stop);
    try {
      return run(record, run);
    } finally {
      // Last, so that nobody who reads our standard output slowly keeps the end from being
      // recorded.
      run.finishOutput();
    }
  }

  private int run(RunRecord record, MethodRun run) throws InterruptedException {
    try {
      // Whoever ends a run asks before writing so; looking after "running" was written misses none.
      if (Files.exists(experiment.stop())) {
        Ending ending = new Ending(Ending.Cause.STOP, Verdict.STOPPED);
        return conclude(
            record,
            Verdict.of(ending, Verdict.OomKill.NONE, config),
            Optional.empty(),
            Optional.empty());
      }
      record.reserve();
      prepareOutput();
      warnOfParameters();
      Verdict verdict = run.verdict();
      return conclude(record, verdict, run.execTime(), run.resources());
    } catch (GraflagException e) {
      FailureReason reason =
          e.kind() == Kind.STORAGE_FULL ? FailureReason.DISK_FULL : FailureReason.INFRASTRUCTURE;
      return conclude(
          record, Verdict.failed(reason, e.getMessage()), run.execTime(), run.resources());
    } catch (RuntimeException | Error e) {
      // Even a runner without memory leaves a reason behind.
      Verdict verdict = Verdict.failed(FailureReason.INFRASTRUCTURE, "The runner broke: " + e);
      conclude(record, verdict, run.execTime(), run.resources());
      throw e;
    }
  }

  private Optional<Verdict> refusal() {
    String dataset = config.dataset();
    if (!DatasetPattern.anyMatches(config.supportedDatasets(), dataset)) {
      String supported =
          config.supportedDatasets().stream()
              .map(DatasetPattern::glob)
              .collect(Collectors.joining(", "));
      return Optional.of(
          Verdict.failed(
              FailureReason.DATASET_INCOMPATIBLE,
              "Method "
                  + config.methodName()
                  + " does not support dataset "
                  + dataset
                  + "; it supports "
                  + supported
                  + "."));
    }
    return Files.exists(config.data())
        ? Optional.empty()
        : Optional.of(
            Verdict.failed(
                FailureReason.DATASET_MISSING,
                "Dataset " + dataset + " is missing: " + config.data() + " does not exist."));
  }

  /** A parameter that is spelt in two ways is else lost without a word. */
  private void warnOfParameters() {
    List<String> missing = ParameterNames.missing(surroundings.environment());
    if (!missing.isEmpty()) {
      warn(ParameterNames.VARIABLE + " names what is not set: " + String.join(", ", missing));
    }
    List<String> unlisted = ParameterNames.unlisted(surroundings.environment());
    if (config.passParameters() && !unlisted.isEmpty()) {
      warn(
          "No arguments of the method, as "
              + ParameterNames.VARIABLE
              + " does not name them: "
              + String.join(", ", unlisted));
    }
  }

  private void warn(String problem) {
    surroundings.report().accept("warning: " + problem + ".");
  }

  private void prepareOutput() {
    Path output = experiment.methodOutput();
    try {
      if (!Files.exists(output) || Files.size(output) == 0) {
        Files.write(
            output,
            (HEADING + "\n").getBytes(UTF_8),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      }
    } catch (IOException e) {
      throw StorageErrors.of("write", output, e);
    }
  }

  /** Writes the end, reports it, and says what to exit with. */
  private int conclude(
      RunRecord record,
      Verdict verdict,
      Optional<Duration> execTime,
      Optional<ResourceUse> resources) {
    Outcome outcome = verdict.outcome();
    if (outcome.reason().isPresent()) {
      report(outcome.state() + " (" + outcome.reason().get() + "): " + outcome.error().orElse(""));
    }
    try {
      record.end(outcome, execTime, resources);
      return verdict.exitCode();
    } catch (GraflagException e) {
      return concludeWithoutStatus(record, e, execTime);
    }
  }

  /**
   * The end cannot be written: say so where somebody may still read it, and try something small.
   */
  private int concludeWithoutStatus(
      RunRecord record, GraflagException problem, Optional<Duration> execTime) {
    boolean full = problem.kind() == Kind.STORAGE_FULL;
    Verdict verdict =
        Verdict.failed(
            full ? FailureReason.DISK_FULL : FailureReason.INFRASTRUCTURE, problem.getMessage());
    report("failed (" + verdict.outcome().reason().orElseThrow() + "): " + problem.getMessage());
    try {
      record.end(verdict.outcome(), execTime, Optional.empty());
    } catch (GraflagException again) {
      report(experiment.status() + " still says that the method runs.");
    }
    return verdict.exitCode();
  }

  private void report(String message) {
    List.of(message.split("\n")).forEach(line -> surroundings.report().accept("runner: " + line));
  }
}
