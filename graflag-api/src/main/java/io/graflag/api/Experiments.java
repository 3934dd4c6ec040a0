package io.graflag.api;

import io.graflag.api.engine.Engine;
import io.graflag.api.storage.ExperimentScan;
import io.graflag.api.storage.OutputTail;
import io.graflag.api.storage.Storage;
import io.graflag.core.Document;
import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.evaluation.Comparison;
import io.graflag.core.evaluation.Evaluation;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.experiment.ExperimentState;
import io.graflag.core.result.ResultHead;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs of methods on datasets: start, follow, look, evaluate, stop, delete. */
public final class Experiments {
  private final Storage storage;
  private final Engine engine;
  private final Engine folders;
  private final RunStarter starter;
  private final ExperimentReader reader;
  private final RunStopper stopper;
  private final Clock clock;

  /**
   * Creates the door to a place.
   *
   * @param folders evaluates folders of this machine, wherever runs execute
   */
  Experiments(
      Storage storage,
      Engine engine,
      Engine folders,
      RunStarter starter,
      Clock clock,
      String user) {
    this.storage = storage;
    this.engine = engine;
    this.folders = folders;
    this.starter = starter;
    this.reader = new ExperimentReader(storage, engine);
    this.stopper = new RunStopper(storage, engine, clock, user);
    this.clock = clock;
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
    ExperimentName name = start(request, listener);
    ExperimentInfo info = follow(name, 0, listener);
    try {
      ExperimentReader.Sight end = reader.see(name);
      engine.conclude(end.scan(), end.verdict());
      return get(name);
    } catch (GraflagException e) {
      if (e.kind() == Kind.INTERRUPTED) {
        throw e;
      }
      // The run is done, and how it ended must not vanish behind what came after.
      String text = "What is left of it could not be removed: " + e.getMessage();
      listener.on(new RunEvent.Warned(name, text + " Do it later with: graflag cleanup --apply"));
      return info;
    }
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
    return reader.newest(limit).stream().map(ExperimentReader.Sight::info).toList();
  }

  /** One of them; NOT_FOUND names experiments with a similar name. */
  public ExperimentInfo get(ExperimentName name) {
    return reader.see(name).info();
  }

  /** What runs or waits now. */
  public List<ServiceInfo> services() {
    return engine.services(() -> storage.experiments(Integer.MAX_VALUE));
  }

  /** Reads what the method wrote, from a byte offset; empty where there is nothing yet. */
  public byte[] output(ExperimentName name, long offset, int limit) {
    storage.experiment(name);
    return storage.output(name, offset, limit);
  }

  /** What the service printed before its method had a file to print to. */
  public byte[] serviceLog(ExperimentName name) {
    return engine.log(storage.experiment(name));
  }

  /** What building and sending its image printed; empty where none was built for it. */
  public byte[] buildLog(ExperimentName name) {
    ExperimentDirectory directory = storage.experiment(name).directory();
    return storage
        .read(directory.buildLog())
        .or(() -> storage.read(directory.partialBuildLog()))
        .map(Document::bytes)
        .orElse(new byte[0]);
  }

  /** The time by the clock of the machine that holds the files. */
  public Instant now() {
    return storage.clock().instant();
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
    stopper.stop(name);
    return get(name);
  }

  /**
   * Deletes an experiment with all its files.
   *
   * @throws GraflagException NOT_FOUND, or CONFLICT while it may still be running
   */
  public void delete(ExperimentName name) {
    stopper.delete(name);
  }

  /**
   * Finds services that are over, and those that are not, with why.
   *
   * @param apply whether to remove those that are over, once their end is written down
   */
  public List<Leftover> cleanup(boolean apply) {
    return new Tidying(storage, engine, stopper, clock).services(apply);
  }

  /**
   * Finds experiments that could be deleted.
   *
   * @param selection which of them are meant
   * @param apply whether to delete them; never one that may still run
   */
  public List<Leftover> clear(Selection selection, boolean apply) {
    return new Tidying(storage, engine, stopper, clock).experiments(selection, apply);
  }

  /** Evaluates an experiment as the evaluator does unless told otherwise. */
  public EvaluationResults evaluate(ExperimentName name, Consumer<String> output) {
    return evaluate(name, EvaluationOptions.DEFAULT, output);
  }

  /**
   * Evaluates an experiment and waits for the end.
   *
   * @param options how to evaluate
   * @param output takes each line that the evaluator prints
   * @throws GraflagException NOT_FOUND, CONFLICT while it runs, or FAILED with the evaluator's
   *     message
   */
  public EvaluationResults evaluate(
      ExperimentName name, EvaluationOptions options, Consumer<String> output) {
    requireResults(name);
    engine.evaluate(storage.directory(name), options, output);
    return evaluation(name);
  }

  /**
   * Checks whether the results of an experiment can be trusted, evaluated or not.
   *
   * <p>Nothing is written. Other runs are compared with where they have been evaluated.
   *
   * @throws GraflagException NOT_FOUND, CONFLICT while it runs, or FAILED with the evaluator's
   *     message
   */
  public Verification verify(ExperimentName name) {
    requireResults(name);
    List<String> lines = new ArrayList<>();
    engine.verify(storage.directory(name), lines::add);
    return Verification.parse(name.value(), lines);
  }

  /**
   * Evaluates every completed run again; one that fails stops nobody.
   *
   * @param onlyOutdated leaves alone what this version wrote by the latest rules
   * @param listener takes each outcome as it comes
   * @return all outcomes, that of the newest run first
   * @throws GraflagException where the runs cannot be listed, or INTERRUPTED
   */
  public List<Reevaluation> evaluateAll(
      boolean onlyOutdated, EvaluationOptions options, Consumer<Reevaluation> listener) {
    return new EvaluatingAgain(
            storage, GraFlag.version(), name -> evaluate(name, options, line -> {}))
        .evaluate(list(Integer.MAX_VALUE), onlyOutdated, listener);
  }

  /**
   * Compares runs: metrics by the current rules, parameters, paired tests, curves overlaid.
   *
   * <p>This happens on this machine; from a cluster the results are fetched first.
   *
   * @param names at least two, each once
   * @param target the directory of this machine that comparison.json and pictures are written to
   * @throws GraflagException USAGE, NOT_FOUND, CONFLICT while one of them runs, or FAILED with the
   *     evaluator's message
   */
  public Comparison compare(List<ExperimentName> names, Path target) {
    if (names.size() < 2 || names.stream().distinct().count() < names.size()) {
      throw GraflagException.of(
          Kind.USAGE, "A comparison needs two or more experiments, each named once.");
    }
    names.forEach(this::requireResults);
    return new RunComparison(storage, engine.isCluster(), folders)
        .compare(names, target.toAbsolutePath().normalize());
  }

  private void requireResults(ExperimentName name) {
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
  }

  /** Evaluates any folder as the evaluator does unless told otherwise. */
  public EvaluationResults evaluate(Path folder, Consumer<String> output) {
    return evaluate(folder, EvaluationOptions.DEFAULT, output);
  }

  /**
   * Evaluates any folder that holds a results.json, wherever it came from, into its own eval/.
   *
   * @param folder need not lie under SHARED_DIR
   * @param options how to evaluate
   * @param output takes each line that the evaluator prints
   * @throws GraflagException NOT_FOUND, or FAILED with the evaluator's message
   */
  public EvaluationResults evaluate(
      Path folder, EvaluationOptions options, Consumer<String> output) {
    ExperimentDirectory directory = new ExperimentDirectory(folder.toAbsolutePath().normalize());
    if (!Files.isRegularFile(directory.results())) {
      throw GraflagException.of(
          Kind.NOT_FOUND,
          "Cannot evaluate " + directory.path() + ": it holds no results.json.",
          "Name the folder that a method wrote to, not the file in it.");
    }
    folders.evaluate(directory, options, output);
    return EvaluationResults.from(Evaluation.read(directory.evaluation()), directory.evaluation());
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
}
