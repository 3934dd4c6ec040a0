package io.graflag.api;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.evaluation.Comparison;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.method.MethodName;
import io.graflag.core.method.Parameters;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The error-safe face of {@link GraFlag}, for programs that must not stop at an error.
 *
 * <p>Reads never throw: they return an empty list or nothing, and the listener hears why. {@link
 * #run} and {@link #evaluateExperiment} return what was asked for or the failure. The operations
 * are those of the original (contract, section 14), as far as they make sense on one machine.
 */
public final class GraFlagAPI {
  /** How many experiments a list holds unless told otherwise. */
  public static final int DEFAULT_LIMIT = 50;

  /** How many lines of a log are read unless told otherwise. */
  public static final int DEFAULT_TAIL = 100;

  private final GraFlag graflag;
  private final ErrorListener errors;

  /** Why nothing could be opened; whatever is asked for then fails with it. */
  private final Optional<GraflagException> refusal;

  private GraFlagAPI(GraFlag graflag, ErrorListener errors, Optional<GraflagException> refusal) {
    this.graflag = graflag;
    this.errors = errors;
    this.refusal = refusal;
  }

  /**
   * Wraps a front door.
   *
   * @param graflag does the work
   * @param errors hears every error
   */
  public GraFlagAPI(GraFlag graflag, ErrorListener errors) {
    this(graflag, errors, Optional.empty());
  }

  /**
   * Opens what this process is configured for, and never throws.
   *
   * @param errors hears what is wrong with the configuration, here and whenever something is asked
   *     for
   */
  public static GraFlagAPI open(ErrorListener errors) {
    return open(GraFlag::open, errors);
  }

  /**
   * Opens a SHARED_DIR of this machine, and never throws.
   *
   * @param sharedDir holds methods/ and datasets/; no configuration file is read
   * @param errors hears what is wrong with it, here and whenever something is asked for
   */
  public static GraFlagAPI open(Path sharedDir, ErrorListener errors) {
    return open(() -> GraFlag.local(sharedDir), errors);
  }

  static GraFlagAPI open(Supplier<GraFlag> opening, ErrorListener errors) {
    try {
      return new GraFlagAPI(opening.get(), errors);
    } catch (GraflagException e) {
      errors.on("open", e);
      return new GraFlagAPI(null, errors, Optional.of(e));
    }
  }

  /** What runs where, and what SHARED_DIR holds. */
  public Optional<ClusterInfo> getClusterInfo() {
    return find("getClusterInfo", () -> graflag.cluster().info());
  }

  /** All methods. */
  public List<MethodInfo> listMethods() {
    return list("listMethods", () -> graflag.methods().list());
  }

  /** One method. */
  public Optional<MethodInfo> getMethodDetails(String method) {
    return find("getMethodDetails", () -> graflag.methods().get(MethodName.parse(method)));
  }

  /** All datasets. */
  public List<DatasetInfo> listDatasets() {
    return list("listDatasets", () -> graflag.datasets().list());
  }

  /** The newest experiments first, at most {@link #DEFAULT_LIMIT}. */
  public List<ExperimentInfo> listExperiments() {
    return listExperiments(DEFAULT_LIMIT);
  }

  /** The newest experiments first. */
  public List<ExperimentInfo> listExperiments(int limit) {
    return list("listExperiments", () -> graflag.experiments().list(limit));
  }

  /** One experiment. */
  public Optional<ExperimentInfo> getExperimentDetails(String experiment) {
    return find(
        "getExperimentDetails", () -> graflag.experiments().get(ExperimentName.parse(experiment)));
  }

  /** Starts a run and follows it to its end; a failed method is a failure with its reason. */
  public Attempt<ExperimentInfo> run(RunRequest request, RunListener listener) {
    return attempt("run", () -> completed(graflag.experiments().run(request, listener)));
  }

  /**
   * As above, from plain names: also a malformed name is a failure that the listener hears.
   *
   * @param parameters what differs from the method's defaults, by key
   */
  public Attempt<ExperimentInfo> run(
      String method, String dataset, Map<String, String> parameters, RunListener listener) {
    return attempt(
        "run",
        () -> {
          RunRequest request = RunRequest.of(method, dataset).with(new Parameters(parameters));
          return completed(graflag.experiments().run(request, listener));
        });
  }

  /** What a run found, without the scores. */
  public Optional<ExperimentResults> getExperimentResults(String experiment) {
    return find(
        "getExperimentResults",
        () -> graflag.experiments().results(ExperimentName.parse(experiment)));
  }

  /** What the evaluator found. */
  public Optional<EvaluationResults> getEvaluationResults(String experiment) {
    return find(
        "getEvaluationResults",
        () -> graflag.experiments().evaluation(ExperimentName.parse(experiment)));
  }

  /** Evaluates an experiment and waits for the end. */
  public Attempt<EvaluationResults> evaluateExperiment(String experiment) {
    return attempt(
        "evaluateExperiment",
        () -> graflag.experiments().evaluate(ExperimentName.parse(experiment), line -> {}));
  }

  /** Evaluates an experiment by metric rules of a version: 1 is the original's, 2 ours. */
  public Attempt<EvaluationResults> evaluateExperiment(String experiment, int rules) {
    return attempt(
        "evaluateExperiment",
        () ->
            graflag
                .experiments()
                .evaluate(
                    ExperimentName.parse(experiment),
                    EvaluationOptions.byRules(rules),
                    line -> {}));
  }

  /** Checks whether the results of an experiment can be trusted, evaluated or not. */
  public Attempt<Verification> verifyExperiment(String experiment) {
    return attempt(
        "verifyExperiment", () -> graflag.experiments().verify(ExperimentName.parse(experiment)));
  }

  /** Compares runs, and writes comparison.json and pictures to a directory of this machine. */
  public Attempt<Comparison> compareExperiments(List<String> experiments, Path target) {
    return attempt(
        "compareExperiments",
        () ->
            graflag
                .experiments()
                .compare(experiments.stream().map(ExperimentName::parse).toList(), target));
  }

  /** Evaluates any folder that holds a results.json, wherever it came from. */
  public Attempt<EvaluationResults> evaluateFolder(Path folder) {
    return attempt("evaluateFolder", () -> graflag.experiments().evaluate(folder, line -> {}));
  }

  /** What runs now. */
  public List<ServiceInfo> listRunningServices() {
    return list("listRunningServices", () -> graflag.experiments().services());
  }

  /** Stops a run; false where it could not be stopped. */
  public boolean stopExperiment(String experiment) {
    return attempt(
            "stopExperiment", () -> graflag.experiments().stop(ExperimentName.parse(experiment)))
        .succeeded();
  }

  /** Deletes an experiment that has ended; false where it could not be deleted. */
  public boolean deleteExperiment(String experiment) {
    return attempt(
            "deleteExperiment",
            () -> {
              graflag.experiments().delete(ExperimentName.parse(experiment));
              return experiment;
            })
        .succeeded();
  }

  /** The last {@link #DEFAULT_TAIL} lines that a method wrote. */
  public List<String> getExperimentLogs(String experiment) {
    return getExperimentLogs(experiment, DEFAULT_TAIL);
  }

  /** The last lines that a method wrote; bytes that are no UTF-8 are replaced. */
  public List<String> getExperimentLogs(String experiment, int tail) {
    return list(
        "getExperimentLogs",
        () -> {
          ExperimentName name = ExperimentName.parse(experiment);
          String text =
              new String(
                  graflag.experiments().outputTail(name, tail).bytes(), StandardCharsets.UTF_8);
          return text.isEmpty() ? List.of() : text.lines().toList();
        });
  }

  /** Copies one file of SHARED_DIR; false where it could not be copied. */
  public boolean downloadFile(String source, Path target) {
    return attempt("downloadFile", () -> graflag.files().download(source, target, false))
        .succeeded();
  }

  /** Copies a directory of SHARED_DIR with all it holds; false where not all could be copied. */
  public boolean downloadDirectory(String source, Path target) {
    return attempt("downloadDirectory", () -> graflag.files().download(source, target, true))
        .succeeded();
  }

  private static ExperimentInfo completed(ExperimentInfo info) {
    if (!info.isCompleted()) {
      throw GraflagException.of(
          Kind.FAILED,
          info.name()
              + " is "
              + info.status()
              + info.reason().map(reason -> " (" + reason + ")").orElse("")
              + info.detail().map(detail -> ": " + detail).orElse("."));
    }
    return info;
  }

  private <T> List<T> list(String operation, Supplier<List<T>> work) {
    return attempt(operation, work).value().orElse(List.of());
  }

  private <T> Optional<T> find(String operation, Supplier<T> work) {
    return attempt(operation, work).value();
  }

  private <T> Attempt<T> attempt(String operation, Supplier<T> work) {
    try {
      if (refusal.isPresent()) {
        throw refusal.get();
      }
      return Attempt.success(work.get());
    } catch (GraflagException e) {
      errors.on(operation, e);
      return Attempt.failure(e);
    } catch (RuntimeException e) {
      // The promise of this class: whatever goes wrong reaches the listener and stops nobody.
      GraflagException unexpected =
          new GraflagException(Kind.FAILED, operation + " failed: " + e, null, e);
      errors.on(operation, unexpected);
      return Attempt.failure(unexpected);
    }
  }
}
