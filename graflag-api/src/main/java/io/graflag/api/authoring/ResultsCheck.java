package io.graflag.api.authoring;

import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.StorageErrors;
import io.graflag.core.method.MethodSpec;
import io.graflag.core.result.Labels;
import io.graflag.core.result.ResultType;
import io.graflag.core.result.Results;
import io.graflag.core.result.ResultsReader;
import io.graflag.core.spot.SpotTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether what a run left behind can be evaluated. */
final class ResultsCheck {
  private static final String FILE = "results.json";
  private static final String SCORES = "scores";
  private static final String LABELS = "labels";
  private static final double UNKNOWN = -1;
  private static final double INACTIVE = -2;

  private ResultsCheck() {}

  /** Checks everything; empty where there are no results that can be read. */
  static Optional<Results> check(
      ExperimentDirectory experiment, MethodSpec spec, Findings findings) {
    Optional<Results> results = read(experiment, findings);
    results.ifPresent(
        found -> {
          checkType(found.type(), spec, findings);
          checkScores(found, findings);
          checkLabels(found, findings);
        });
    checkSpots(experiment, findings);
    return results;
  }

  private static Optional<Results> read(ExperimentDirectory experiment, Findings findings) {
    try {
      return Optional.of(ResultsReader.read(experiment.results()));
    } catch (GraflagException e) {
      findings.error(
          FILE,
          Findings.relative(e.getMessage(), experiment),
          e.hint().orElse("README.md of GraFlag shows what it holds."));
      return Optional.empty();
    }
  }

  private static void checkType(ResultType type, MethodSpec spec, Findings findings) {
    Optional<ResultType> declared = spec.resultType();
    if (declared.isPresent() && declared.get() != type) {
      findings.error(
          FILE,
          "Its result_type is " + type + ", but .env declares " + declared.get() + ".",
          "Make both the same.");
    } else {
      findings.ok(FILE, "It is valid, of type " + type + ".");
    }
  }

  private static void checkScores(Results results, Findings findings) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    int usable = 0;
    for (double score : results.scores().values()) {
      if (isUsable(score)) {
        usable++;
        least = Math.min(least, score);
        most = Math.max(most, score);
      }
    }
    int all = results.scores().values().length;
    if (usable == 0) {
      findings.error(
          SCORES,
          "None of " + all + " can be used: all are missing, -1 (unknown) or -2 (inactive).",
          "Scores that count are finite and neither -1 nor -2.");
    } else if (least == most) {
      findings.error(
          SCORES,
          "All " + usable + " are " + least + ": nothing is more anomalous than anything else.",
          "Look at what the method read, and at its parameters.");
    } else if (usable < all) {
      findings.warning(
          SCORES,
          (all - usable) + " of " + all + " are left out: missing, -1 (unknown) or -2 (inactive).",
          "Add a constant where -1 and -2 are meant as scores.");
    } else {
      findings.ok(
          SCORES, String.format(Locale.ROOT, "%d scores from %.6g to %.6g.", all, least, most));
    }
  }

  private static boolean isUsable(double score) {
    return Double.isFinite(score) && score != UNKNOWN && score != INACTIVE;
  }

  private static void checkLabels(Results results, Findings findings) {
    if (results.groundTruth().isEmpty()) {
      findings.warning(
          LABELS, "There is no ground_truth.", "Without it there is nothing to evaluate.");
      return;
    }
    byte[] labels = results.groundTruth().get().values();
    double[] scores = results.scores().values();
    int anomalies = 0;
    int normal = 0;
    for (int i = 0; i < labels.length; i++) {
      if (isUsable(scores[i])) {
        anomalies += labels[i] == Labels.ANOMALY ? 1 : 0;
        normal += labels[i] == Labels.NORMAL ? 1 : 0;
      }
    }
    String counts = anomalies + " anomalies and " + normal + " normal items.";
    if (anomalies == 0 || normal == 0) {
      findings.warning(LABELS, counts, "A ranking needs both: 1 is an anomaly, 0 is normal.");
    } else {
      findings.ok(LABELS, counts);
    }
  }

  private static void checkSpots(ExperimentDirectory experiment, Findings findings) {
    for (Path file : measurements(experiment)) {
      String name = file.getFileName().toString();
      try {
        // A table without timestamps is the method's own business.
        SpotTable.read(file)
            .ifPresent(
                table ->
                    findings.ok(
                        name,
                        "%d rows of %s."
                            .formatted(
                                table.timestamps().length,
                                String.join(", ", table.columns().keySet()))));
      } catch (GraflagException e) {
        findings.warning(
            name,
            Findings.relative(e.getMessage(), experiment),
            "Begin with timestamp, in seconds; only numbers follow.");
      }
    }
  }

  private static List<Path> measurements(ExperimentDirectory experiment) {
    try (Stream<Path> files = Files.list(experiment.path())) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".csv"))
          .filter(file -> !file.equals(experiment.resources()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw StorageErrors.of("list", experiment.path(), e);
    }
  }
}
