package io.graflag.evaluator;

import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.StorageErrors;
import io.graflag.core.evaluation.BaselineResult;
import io.graflag.core.evaluation.Confidence;
import io.graflag.core.evaluation.Evaluation;
import io.graflag.core.evaluation.Integrity;
import io.graflag.core.result.Results;
import io.graflag.evaluator.baseline.Baselines;
import io.graflag.evaluator.curve.AreaByTime;
import io.graflag.evaluator.curve.Curve;
import io.graflag.evaluator.curve.CurvesFile;
import io.graflag.evaluator.integrity.IntegrityChecks;
import io.graflag.evaluator.interval.DeLong;
import io.graflag.evaluator.interval.Intervals;
import io.graflag.evaluator.metric.MetricRules;
import io.graflag.evaluator.metric.MetricTable;
import io.graflag.evaluator.metric.ScoredRun;
import io.graflag.evaluator.origin.DatasetDirectory;
import io.graflag.evaluator.origin.RecordedResults;
import io.graflag.evaluator.plot.Picture;
import io.graflag.evaluator.plot.Plots;
import io.graflag.evaluator.plot.RocBackground;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Evaluates an experiment: reads results.json, computes, draws, then writes.
 *
 * <p>Everything is computed before anything is written, and evaluation.json is written last: where
 * it is, the evaluation is whole.
 */
public final class Evaluator {
  private static final String NAME = "graflag-evaluator";

  private final String version;

  /**
   * Creates an evaluator.
   *
   * @param version its version, noted in every evaluation
   */
  public Evaluator(String version) {
    this.version = version;
  }

  /** Evaluates an experiment by the current rules; otherwise as the other method. */
  public Evaluation evaluate(ExperimentDirectory experiment) {
    return evaluate(experiment, MetricRules.CURRENT);
  }

  /**
   * Evaluates an experiment and writes what it finds to its eval directory.
   *
   * <p>Rules 1 have no intervals; curves and pictures show what rules 1 keep, drawn as always.
   *
   * @param rules which definitions the metrics follow
   * @return what evaluation.json now holds
   * @throws GraflagException NOT_FOUND, INVALID_INPUT, CONFLICT, STORAGE or STORAGE_FULL; of the
   *     first three, nothing was written
   */
  public Evaluation evaluate(ExperimentDirectory experiment, MetricRules rules) {
    refuseLink(experiment);
    Results results = RecordedResults.read(experiment);
    ScoredRun run = rules.rank(results);
    MetricTable metrics = rules.compute(run);
    boolean isCurrent = rules == MetricRules.CURRENT;
    Intervals intervals = isCurrent ? Intervals.of(run.ranking()) : Intervals.NONE;
    MetricTable drawn = isCurrent ? metrics : MetricRules.CURRENT.compute(run);
    boolean isJudged = run.whyNotJudged().isEmpty();
    Optional<Curve> roc = isJudged ? Optional.of(Curve.roc(run.ranking())) : Optional.empty();
    Optional<Curve> precisionRecall =
        isJudged ? Optional.of(Curve.precisionRecall(run.ranking())) : Optional.empty();
    Optional<AreaByTime> areaByTime = AreaByTime.of(run);
    RunMetadata metadata = RunMetadata.of(experiment, results.metadata());
    SpotTables spots = SpotTables.read(experiment);
    DatasetDirectory dataset = DatasetDirectory.of(experiment, results.metadata());
    // Whether a run can be trusted does not hang on the rules that its numbers are asked for by.
    ScoredRun judged = isCurrent ? run : MetricRules.CURRENT.rank(results);
    Rivals rivals = new Rivals();
    Map<String, BaselineResult> baselines = Baselines.of(judged, dataset, rivals);
    Optional<String> plotProblem = Plots.problem();
    Map<String, Picture> pictures =
        plotProblem.isPresent()
            ? Map.of()
            : Plots.draw(
                metadata.subject(),
                run,
                drawn,
                roc,
                precisionRecall,
                isCurrent
                    ? new RocBackground(intervals.rocBand(), rivals.curves())
                    : RocBackground.NONE,
                spots.tables());

    List<String> warnings = new ArrayList<>(metrics.warnings());
    warnings.addAll(intervals.warnings());
    run.mask().loss().ifPresent(warnings::add);
    run.mask().doubt().ifPresent(warnings::add);
    warnings.addAll(metadata.warnings());
    warnings.addAll(spots.warnings());
    plotProblem.ifPresent(warnings::add);
    warnings.addAll(foreignPlugins(experiment));
    MetricTable trusted = isCurrent ? metrics : MetricRules.CURRENT.compute(judged);
    Evaluation evaluation =
        new Evaluation(
            experiment.name(),
            results.type(),
            metrics.values(),
            metadata.values(),
            fileNames(pictures),
            spots.groups(),
            Optional.of(new Evaluation.Evaluator(NAME, version, rules.number())),
            Optional.of(run.mask().filtering()),
            warnings,
            intervals.values(),
            baselines,
            Optional.of(integrity(judged, trusted, experiment, dataset)));
    write(experiment, evaluation, pictures, roc, precisionRecall, areaByTime);
    return evaluation;
  }

  /**
   * Checks whether the results of an experiment can be trusted; nothing is written.
   *
   * @return also where the results cannot be read, which is an error like others
   * @throws GraflagException NOT_FOUND where there are no results, or STORAGE
   */
  public Integrity verify(ExperimentDirectory experiment) {
    Results results;
    try {
      results = RecordedResults.read(experiment);
    } catch (GraflagException e) {
      if (e.kind() != Kind.INVALID_INPUT) {
        throw e;
      }
      return IntegrityChecks.unreadable(e);
    }
    ScoredRun run = MetricRules.CURRENT.rank(results);
    DatasetDirectory dataset = DatasetDirectory.of(experiment, results.metadata());
    return integrity(run, MetricRules.CURRENT.compute(run), experiment, dataset);
  }

  private static Integrity integrity(
      ScoredRun run,
      MetricTable metrics,
      ExperimentDirectory experiment,
      DatasetDirectory dataset) {
    Optional<Confidence> interval =
        DeLong.isDefined(run.ranking())
            ? Optional.of(DeLong.of(run.ranking()).interval())
            : Optional.empty();
    return IntegrityChecks.of(run, metrics.values(), interval, experiment, dataset);
  }

  /** A folder from elsewhere could have files written to any place its link leads to. */
  private static void refuseLink(ExperimentDirectory experiment) {
    Path directory = experiment.evaluationDirectory();
    if (Files.isSymbolicLink(directory)) {
      throw GraflagException.of(
          Kind.CONFLICT,
          "Cannot evaluate " + experiment.name() + ": " + directory + " is a link.",
          "Remove the link; an evaluation is written into a directory of the experiment.");
    }
  }

  private static List<String> foreignPlugins(ExperimentDirectory experiment) {
    Path directory = experiment.path().resolve("custom_metrics");
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith(".py"))
          .sorted()
          .map(name -> "custom_metrics/" + name + " is a Python plugin and was not run.")
          .toList();
    } catch (IOException e) {
      throw StorageErrors.of("list", directory, e);
    }
  }

  private static Map<String, String> fileNames(Map<String, Picture> pictures) {
    Map<String, String> names = new LinkedHashMap<>();
    pictures.keySet().forEach(kind -> names.put(kind, Plots.fileName(kind)));
    return names;
  }

  private static void write(
      ExperimentDirectory experiment,
      Evaluation evaluation,
      Map<String, Picture> pictures,
      Optional<Curve> roc,
      Optional<Curve> precisionRecall,
      Optional<AreaByTime> areaByTime) {
    Path directory = experiment.evaluationDirectory();
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw StorageErrors.of("create", directory, e);
    }
    pictures.forEach((kind, picture) -> picture.write(directory.resolve(Plots.fileName(kind))));
    CurvesFile.write(experiment.curves(), roc, precisionRecall, areaByTime);
    evaluation.write(experiment.evaluation());
  }
}
