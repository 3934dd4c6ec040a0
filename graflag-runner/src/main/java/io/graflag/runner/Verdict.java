package io.graflag.runner;

import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.experiment.FailureReason;
import io.graflag.core.experiment.Outcome;
import io.graflag.core.experiment.StopRequest;
import io.graflag.runner.process.ExitSignal;
import io.graflag.runner.process.OutputTail;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;

/**
 * How a run ended, for status.json and for whoever waits for the runner.
 *
 * @param outcome what status.json says
 * @param exitCode what the runner exits with
 */
record Verdict(Outcome outcome, int exitCode) {
  /** Exit code of a runner that was told to end: 128 and SIGTERM. */
  static final int STOPPED = 143;

  /** Exit code after a timeout, as {@code timeout(1)} has it. */
  static final int TIMED_OUT = 124;

  /** What is known of a process that the kernel killed while the method went on. */
  static final String ONE_WAS_KILLED =
      "the kernel had killed a process of its control group because the memory was exhausted.";

  private static final int FAILED = 1;

  /** Whether the kernel killed a process for want of memory, as far as its counter tells. */
  enum OomKill {
    /** It killed none. */
    NONE,
    /** One of the control group, which others use too: perhaps theirs. */
    OF_THE_GROUP,
    /** One of the run: its control group is its own. */
    OF_THE_RUN
  }

  /** A disk with less than a block left is full. */
  private static final long BLOCK_BYTES = 4096;

  /** A run that failed before or after its method ran. */
  static Verdict failed(FailureReason reason, String error) {
    return new Verdict(Outcome.failed(reason, error), FAILED);
  }

  /**
   * Judges a run whose method has ended.
   *
   * @param ending how its process ended
   * @param oomKill whether the kernel killed a process for want of memory meanwhile
   * @param config what was to be run
   */
  static Verdict of(Ending ending, OomKill oomKill, RunnerConfig config) {
    ExperimentDirectory experiment = new ExperimentDirectory(config.experiment());
    return switch (ending.cause()) {
      case TIMEOUT -> timedOut(ending, config.timeout());
      case STOP -> stopped(ending, StopRequest.read(experiment.stop()), config.timeout());
      case ITSELF ->
          ending.exitCode() == 0
              ? succeeded(oomKill, experiment, config)
              : broken(ending, oomKill, experiment);
    };
  }

  private static Verdict timedOut(Ending ending, Optional<Duration> timeout) {
    String limit = timeout.map(t -> " its limit of " + seconds(t)).orElse(" its limit of time");
    Outcome outcome =
        Outcome.failed(FailureReason.TIMEOUT, "The method was ended because it exceeded" + limit);
    return new Verdict(coded(outcome, ending.exitCode()), TIMED_OUT);
  }

  private static Verdict stopped(
      Ending ending, Optional<StopRequest> request, Optional<Duration> timeout) {
    if (request.isEmpty()) {
      Outcome outcome =
          Outcome.failed(
              FailureReason.SIGNAL,
              "The runner was told to end (SIGTERM), and nobody had asked to stop the run.");
      return new Verdict(outcome.withSignal(ExitSignal.SIGTERM.name(), ending.exitCode()), STOPPED);
    }
    if (request.get().reason() == FailureReason.TIMEOUT) {
      return new Verdict(timedOut(ending, timeout).outcome(), STOPPED);
    }
    Outcome outcome = Outcome.stopped("Stopped by " + request.get().by() + ".");
    return new Verdict(coded(outcome, ending.exitCode()), STOPPED);
  }

  private static Verdict succeeded(
      OomKill oomKill, ExperimentDirectory experiment, RunnerConfig config) {
    try {
      if (!Files.exists(experiment.results()) && config.resultsFrom().isPresent()) {
        config.resultsFrom().get().convert(experiment, config.methodName(), config.dataset());
      }
      if (!Files.exists(experiment.results())) {
        return endedWell(
            FailureReason.NO_RESULTS, "it wrote no results.json.", oomKill, experiment);
      }
      Optional<String> problem = ResultsCheck.problem(experiment.results());
      return problem.isPresent()
          ? endedWell(FailureReason.INVALID_RESULTS, problem.get(), oomKill, experiment)
          : new Verdict(Outcome.completed(), 0);
    } catch (GraflagException e) {
      return endedWell(reason(e.kind()), e.getMessage(), oomKill, experiment);
    }
  }

  /** What the failure of reading or converting the results means for the run. */
  private static FailureReason reason(Kind kind) {
    return switch (kind) {
      case NOT_FOUND -> FailureReason.NO_RESULTS;
      case STORAGE_FULL -> FailureReason.DISK_FULL;
      case STORAGE, UNREACHABLE -> FailureReason.INFRASTRUCTURE;
      case USAGE, INVALID_INPUT, CONFLICT, FAILED, INTERRUPTED -> FailureReason.INVALID_RESULTS;
    };
  }

  private static Verdict endedWell(
      FailureReason reason, String problem, OomKill oomKill, ExperimentDirectory experiment) {
    FailureReason found = reason;
    String error = "The method exited with code 0, but " + problem;
    if (oomKill == OomKill.OF_THE_RUN) {
      found = FailureReason.OOM_KILLED;
    } else if (isFull(experiment)) {
      found = FailureReason.DISK_FULL;
    }
    if (oomKill != OomKill.NONE) {
      error += " Before that, " + ONE_WAS_KILLED;
    }
    return new Verdict(Outcome.failed(found, error + tail(experiment)).withExitCode(0), FAILED);
  }

  private static Verdict broken(Ending ending, OomKill oomKill, ExperimentDirectory experiment) {
    int code = ending.exitCode();
    Optional<ExitSignal> signal = ExitSignal.of(code);
    FailureReason reason = signal.isPresent() ? FailureReason.SIGNAL : FailureReason.EXIT_CODE;
    String what =
        signal.isPresent()
            ? "The method was ended by " + signal.get()
            : "The method exited with code " + code;
    boolean killed = signal.equals(Optional.of(ExitSignal.SIGKILL));
    if (oomKill != OomKill.NONE && killed) {
      reason = FailureReason.OOM_KILLED;
      what += " because the memory was exhausted";
    } else if (oomKill == OomKill.OF_THE_RUN) {
      // Whoever loses a worker often ends with a code of its own, which explains nothing.
      reason = FailureReason.OOM_KILLED;
    } else if (isFull(experiment)) {
      reason = FailureReason.DISK_FULL;
      what += ", and the disk of its experiment is full";
    }
    if (oomKill != OomKill.NONE && !killed) {
      what += ". Before that, " + ONE_WAS_KILLED;
    }
    return new Verdict(coded(Outcome.failed(reason, ended(what) + tail(experiment)), code), code);
  }

  private static String ended(String sentence) {
    return sentence.endsWith(".") ? sentence : sentence + ".";
  }

  private static Outcome coded(Outcome outcome, int code) {
    return ExitSignal.of(code)
        .map(signal -> outcome.withSignal(signal.name(), code))
        .orElseGet(() -> outcome.withExitCode(code));
  }

  private static String tail(ExperimentDirectory experiment) {
    try {
      String tail = OutputTail.read(experiment.methodOutput(), MethodRunner.HEADING);
      return tail.isEmpty() ? "" : " Its last output:\n" + tail;
    } catch (GraflagException e) {
      // A method may have deleted it; how the method ended is known all the same.
      return " Its output cannot be read: " + e.getMessage();
    }
  }

  private static boolean isFull(ExperimentDirectory experiment) {
    try {
      return Files.getFileStore(experiment.path()).getUsableSpace() < BLOCK_BYTES;
    } catch (IOException e) {
      // Nothing is known of the disk; how the method ended is, and that is what gets recorded.
      return false;
    }
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() / 1000.0 + " seconds";
  }
}
