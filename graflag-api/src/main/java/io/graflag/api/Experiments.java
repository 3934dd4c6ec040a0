package io.graflag.api;

import io.graflag.api.engine.Engine;
import io.graflag.api.storage.ExperimentScan;
import io.graflag.api.storage.OutputTail;
import io.graflag.api.storage.Storage;
import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.evaluation.Evaluation;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.experiment.ExperimentState;
import io.graflag.core.experiment.FailureReason;
import io.graflag.core.experiment.LocalProcess;
import io.graflag.core.experiment.Outcome;
import io.graflag.core.experiment.ServiceDetails;
import io.graflag.core.experiment.StateFacts.Service;
import io.graflag.core.experiment.StateRules;
import io.graflag.core.experiment.StateRules.Verdict;
import io.graflag.core.experiment.Status;
import io.graflag.core.experiment.StopRequest;
import io.graflag.core.result.ResultHead;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs of methods on datasets: start, follow, look, evaluate, stop, delete. */
public final class Experiments {
  private final Storage storage;
  private final Engine engine;
  private final RunStarter starter;
  private final Clock clock;
  private final String user;

  Experiments(Storage storage, Engine engine, RunStarter starter, Clock clock, String user) {
    this.storage = storage;
    this.engine = engine;
    this.starter = starter;
    this.clock = clock;
    this.user = user;
  }

  /**
   * Starts a run and returns once it exists.
   *
   * @return its name
   * @throws GraflagException before anything was created, or FAILED where it could not be started
   */
  public ExperimentName start(RunRequest request, RunListener listener) {
    return starter.start(request, listener);
  }

  /** What a run would be: its checks, its variables, its command; nothing of it is created. */
  public RunPreview plan(RunRequest request) {
    return starter.preview(request);
  }

  /**
   * Reads the record of an earlier run, also one of the original, as a request that makes it again.
   *
   * @param source a service_config.json, the directory of an experiment, or the name of one
   * @param overrides what is to be different this time
   * @return the request, and what cannot be as it was
   * @throws GraflagException NOT_FOUND where the record, its method or its dataset is gone;
   *     INVALID_INPUT where the record is broken
   */
  public Replay replay(Path source, RunOverrides overrides) {
    return starter.replay(source, overrides);
  }

  /**
   * Starts a run and follows it to its end.
   *
   * @return how it ended; a method that fails is an outcome, not an exception
   * @throws GraflagException before anything was created, or FAILED where it could not be started
   */
  public ExperimentInfo run(RunRequest request, RunListener listener) {
    return follow(start(request, listener), 0, listener);
  }

  /**
   * Follows a run to its end, also one that another program started.
   *
   * @param offset how many bytes of its output were seen before
   * @return how it ended
   * @throws GraflagException NOT_FOUND, or INTERRUPTED; the run itself goes on
   */
  public ExperimentInfo follow(ExperimentName name, long offset, RunListener listener) {
    return new RunFollower(storage, this::get, clock).follow(name, offset, listener);
  }

  /** The newest first, at most {@code limit} of them. */
  public List<ExperimentInfo> list(int limit) {
    return storage.experiments(limit).stream().flatMap(scan -> found(scan).stream()).toList();
  }

  /** One of them; NOT_FOUND names experiments with a similar name. */
  public ExperimentInfo get(ExperimentName name) {
    return info(storage.experiment(name));
  }

  /** What runs now. */
  public List<ServiceInfo> services() {
    return storage.experiments(Integer.MAX_VALUE).stream()
        .filter(
            scan -> !isTerminal(scan) && engine.service(scan.details()) instanceof Service.Running)
        .map(Experiments::service)
        .toList();
  }

  /** Reads what the method wrote, from a byte offset; empty where there is nothing yet. */
  public byte[] output(ExperimentName name, long offset, int limit) {
    storage.experiment(name);
    return storage.output(name, offset, limit);
  }

  /** Reads the last lines that the method wrote. */
  public OutputTail outputTail(ExperimentName name, int lines) {
    storage.experiment(name);
    return storage.outputTail(name, lines);
  }

  /**
   * Stops a run and returns once nothing of it is left.
   *
   * @throws GraflagException NOT_FOUND, or CONFLICT where it ended before
   */
  public ExperimentInfo stop(ExperimentName name) {
    ExperimentScan scan = storage.experiment(name);
    ExperimentInfo before = info(scan);
    if (before.isEnded()) {
      endLeftovers(scan);
      throw GraflagException.of(
          Kind.CONFLICT, name + " does not run: it is " + before.status() + " already.");
    }
    if (engine.service(scan.details()) instanceof Service.Unknown unknown) {
      throw GraflagException.of(Kind.CONFLICT, "Cannot stop " + name + ": " + unknown.why());
    }
    storage.write(
        scan.directory().stop(),
        new StopRequest(FailureReason.STOPPED_BY_USER, user, OffsetDateTime.now(storage.clock()))
            .bytes());
    scan.details().ifPresent(details -> engine.stop(scan.directory(), details));
    ExperimentScan after = storage.experiment(name);
    if (!isTerminal(after)) {
      recordStop(after);
    }
    return get(name);
  }

  /**
   * Deletes an experiment with all its files.
   *
   * @throws GraflagException NOT_FOUND, or CONFLICT while it may still be running
   */
  public void delete(ExperimentName name) {
    ExperimentInfo info = get(name);
    boolean mayRun = !info.isEnded() && !info.status().equals(ExperimentState.UNKNOWN.word());
    if (mayRun || !info.certain()) {
      throw GraflagException.of(
          Kind.CONFLICT,
          name + " is " + info.status() + "; deleting it would pull its files away.",
          "Stop it first: graflag stop -e " + name);
    }
    endLeftovers(storage.experiment(name));
    storage.delete(name);
  }

  /**
   * Evaluates an experiment and waits for the end.
   *
   * @param output takes each line that the evaluator prints
   * @throws GraflagException NOT_FOUND, CONFLICT while it runs, or FAILED with the evaluator's
   *     message
   */
  public EvaluationResults evaluate(ExperimentName name, Consumer<String> output) {
    ExperimentInfo info = get(name);
    if (info.status().equals(ExperimentState.RUNNING.word())
        || info.status().equals(ExperimentState.BUILDING.word())) {
      throw GraflagException.of(
          Kind.CONFLICT,
          name + " is still " + info.status() + ".",
          "Follow it with: graflag logs -f -e " + name);
    }
    if (!info.hasResults()) {
      throw GraflagException.of(
          Kind.NOT_FOUND,
          name + " has no results to evaluate: " + info.resultsPath() + " does not exist.",
          "'graflag logs -e " + name + "' shows what the method said.");
    }
    refuseLink(storage.directory(name));
    engine.evaluate(storage.directory(name), output);
    return evaluation(name);
  }

  /**
   * Evaluates any folder that holds a results.json, wherever it came from, into its own eval/.
   *
   * @param folder need not lie under SHARED_DIR
   * @param output takes each line that the evaluator prints
   * @throws GraflagException NOT_FOUND, or FAILED with the evaluator's message
   */
  public EvaluationResults evaluate(Path folder, Consumer<String> output) {
    ExperimentDirectory directory = new ExperimentDirectory(folder.toAbsolutePath().normalize());
    if (!Files.isRegularFile(directory.results())) {
      throw GraflagException.of(
          Kind.NOT_FOUND,
          "Cannot evaluate " + directory.path() + ": it holds no results.json.",
          "Name the folder that a method wrote to, not the file in it.");
    }
    refuseLink(directory);
    engine.evaluate(directory, output);
    return EvaluationResults.from(Evaluation.read(directory.evaluation()), directory.evaluation());
  }

  private static void refuseLink(ExperimentDirectory directory) {
    if (Files.isSymbolicLink(directory.evaluationDirectory())) {
      throw GraflagException.of(
          Kind.CONFLICT,
          "Cannot evaluate "
              + directory.name()
              + ": "
              + directory.evaluationDirectory()
              + " is a link.",
          "Remove the link; an evaluation is written into a directory of the experiment.");
    }
  }

  /** What the evaluator found; NOT_FOUND where there is no evaluation. */
  public EvaluationResults evaluation(ExperimentName name) {
    ExperimentScan scan = storage.experiment(name);
    if (!scan.hasEvaluation()) {
      throw GraflagException.of(
          Kind.NOT_FOUND,
          name + " has not been evaluated.",
          "Evaluate it with: graflag evaluate -e " + name);
    }
    Path file = scan.directory().evaluation();
    return storage
        .read(file)
        .map(document -> EvaluationResults.from(Evaluation.read(document), file))
        .orElseThrow(() -> GraflagException.of(Kind.NOT_FOUND, name + " is being evaluated anew."));
  }

  /** What the run found, without the scores; NOT_FOUND where there are no results. */
  public ExperimentResults results(ExperimentName name) {
    ExperimentScan scan = storage.experiment(name);
    Path file = scan.directory().results();
    return ResultSummary.of(scan, ResultHead.read(storage.open(file), file));
  }

  /** Nothing where it was deleted since it was listed. */
  private Optional<ExperimentInfo> found(ExperimentScan scan) {
    try {
      return Optional.of(info(scan));
    } catch (GraflagException e) {
      if (e.kind() == Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** A runner that was killed may have left its method behind. */
  private void endLeftovers(ExperimentScan scan) {
    boolean gone = engine.service(scan.details()) instanceof Service.Absent;
    scan.details()
        .filter(details -> gone)
        .ifPresent(details -> engine.stop(scan.directory(), details));
  }

  private ExperimentInfo info(ExperimentScan scan) {
    if (isTerminal(scan)) {
      return ExperimentInfo.from(scan, verdict(scan, new Service.Absent(false)));
    }
    Service service = engine.service(scan.details());
    // The process may have ended after the files were read, and its last word with it.
    ExperimentScan fresh =
        service instanceof Service.Running ? scan : storage.experiment(scan.name());
    return ExperimentInfo.from(fresh, verdict(fresh, service));
  }

  private static Verdict verdict(ExperimentScan scan, Service service) {
    return StateRules.apply(scan.facts(service));
  }

  private void recordStop(ExperimentScan scan) {
    Status before =
        scan.status()
            .orElseGet(
                () ->
                    Status.building(
                        scan.name().method().value(), OffsetDateTime.now(clock), "unknown"));
    storage.write(
        scan.name(),
        before.ended(
            OffsetDateTime.now(storage.clock()),
            Outcome.stopped("Stopped by " + user + "."),
            Optional.empty(),
            Optional.empty()));
  }

  private static boolean isTerminal(ExperimentScan scan) {
    return scan.status().map(status -> status.state().isTerminal()).orElse(false);
  }

  private static ServiceInfo service(ExperimentScan scan) {
    String id =
        scan.details()
            .flatMap(ServiceDetails::process)
            .map(LocalProcess::pid)
            .map(pid -> Long.toString(pid))
            .orElse("");
    return new ServiceInfo(scan.name().value(), id, "", "1/1", "running");
  }
}
