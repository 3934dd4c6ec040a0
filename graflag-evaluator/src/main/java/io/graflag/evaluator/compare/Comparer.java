package io.graflag.evaluator.compare;

import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.StorageErrors;
import io.graflag.core.evaluation.Comparison;
import io.graflag.evaluator.curve.Curve;
import io.graflag.evaluator.metric.MetricKey;
import io.graflag.evaluator.plot.OverlayPlot;
import io.graflag.evaluator.plot.Picture;
import io.graflag.evaluator.plot.Plots;
import io.graflag.evaluator.plot.Rival;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares runs: metrics by the current rules, parameters, paired tests, and curves overlaid. */
public final class Comparer {
  private static final String FILE = "comparison.json";

  private final List<ComparedRun> runs = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  private Comparer(List<ExperimentDirectory> experiments) {
    for (ExperimentDirectory experiment : experiments) {
      ComparedRun run = ComparedRun.read(experiment, runs.size() + 1);
      runs.add(run);
      run.warnings().forEach(warning -> warnings.add(run.label() + ": " + warning));
    }
  }

  /**
   * Compares runs and writes comparison.json and the pictures.
   *
   * @param experiments at least two
   * @param target the directory to write to; made where it is missing
   * @return what comparison.json now holds
   * @throws GraflagException NOT_FOUND or INVALID_INPUT before anything is written; STORAGE or
   *     STORAGE_FULL
   */
  public static Comparison compare(List<ExperimentDirectory> experiments, Path target) {
    if (experiments.size() < 2) {
      throw new IllegalArgumentException(experiments.size() + " experiment(s) to compare");
    }
    return new Comparer(experiments).write(target);
  }

  private Comparison write(Path target) {
    Map<String, Picture> pictures = pictures();
    Comparison comparison =
        new Comparison(
            runs.stream().map(ComparedRun::facts).toList(),
            parameters(),
            pairs(),
            pictures.keySet().stream()
                .collect(
                    Collectors.toMap(
                        kind -> kind, Plots::fileName, (a, b) -> a, LinkedHashMap::new)),
            warnings);
    try {
      Files.createDirectories(target);
    } catch (IOException e) {
      throw StorageErrors.of("create", target, e);
    }
    pictures.forEach((kind, picture) -> picture.write(target.resolve(Plots.fileName(kind))));
    comparison.write(target.resolve(FILE));
    return comparison;
  }

  private Map<String, List<String>> parameters() {
    Set<String> names = new TreeSet<>();
    for (ComparedRun run : runs) {
      names.addAll(runs.get(0).parameters().differences(run.parameters()));
    }
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String name : names) {
      values.put(name, runs.stream().map(run -> run.parameters().value(name)).toList());
    }
    return values;
  }

  private List<Comparison.Pair> pairs() {
    List<Comparison.Pair> pairs = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      for (ComparedRun later : runs.subList(i + 1, runs.size())) {
        pairs.add(PairedRuns.of(runs.get(i), later));
      }
    }
    return pairs;
  }

  private Map<String, Picture> pictures() {
    Optional<String> problem = Plots.problem();
    problem.ifPresent(warnings::add);
    List<Rival> roc = curves(ComparedRun::roc, MetricKey.AUC_ROC);
    List<Rival> precision = curves(ComparedRun::precisionRecall, MetricKey.AVERAGE_PRECISION);
    if (problem.isPresent() || roc.isEmpty()) {
      return Map.of();
    }
    List<String> datasets =
        runs.stream().flatMap(run -> run.facts().dataset().stream()).distinct().toList();
    String subject = datasets.size() == 1 ? datasets.get(0) : datasets.size() + " datasets";
    Map<String, Picture> pictures = new LinkedHashMap<>();
    pictures.put("roc_curves", OverlayPlot.roc(subject, roc));
    pictures.put("pr_curves", OverlayPlot.precisionRecall(subject, precision));
    return pictures;
  }

  private List<Rival> curves(Function<ComparedRun, Optional<Curve>> curve, MetricKey area) {
    List<Rival> curves = new ArrayList<>();
    for (ComparedRun run : runs) {
      Number value = run.facts().metrics().get(area.key());
      curve
          .apply(run)
          .ifPresent(line -> curves.add(new Rival(run.label(), value.doubleValue(), line)));
    }
    return curves;
  }
}
