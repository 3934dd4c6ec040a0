package io.graflag.cli.render;

import io.graflag.api.DatasetInfo;
import io.graflag.api.ExperimentInfo;
import io.graflag.api.MethodInfo;
import io.graflag.api.ServiceInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lists as tables. */
public final class ListViews {
  private ListViews() {}

  /** Methods with what they score and, where any is choosy, what they run on. */
  public static Table methods(List<MethodInfo> methods) {
    boolean mixed = methods.stream().map(MethodInfo::origin).distinct().count() > 1;
    boolean choosy = methods.stream().anyMatch(method -> !method.supportedData().isEmpty());
    Table table =
        choosy
            ? table(mixed, "METHOD", "RESULT TYPE", "DATASETS", "DESCRIPTION")
            : table(mixed, "METHOD", "RESULT TYPE", "DESCRIPTION");
    for (MethodInfo method : methods) {
      List<String> cells = new ArrayList<>(List.of(method.name(), method.resultType().orElse("-")));
      if (choosy) {
        cells.add(MethodView.datasets(method));
      }
      cells.add(
          method
              .problem()
              .map(problem -> "cannot be run: " + problem)
              .orElse(method.description().orElse("")));
      row(table, mixed, method.origin(), cells.toArray(String[]::new));
    }
    return table;
  }

  /** Datasets with their size. */
  public static Table datasets(List<DatasetInfo> datasets) {
    boolean mixed = datasets.stream().map(DatasetInfo::origin).distinct().count() > 1;
    Table table =
        table(mixed, "DATASET", "SIZE", "FILES", "NODES", "EDGES", "ANOMALIES", "DESCRIPTION");
    for (DatasetInfo dataset : datasets) {
      row(
          table,
          mixed,
          dataset.origin(),
          dataset.name(),
          String.format(Locale.ROOT, "%.2f MB", dataset.sizeMb()),
          Integer.toString(dataset.fileCount()),
          value(dataset, "nodes"),
          value(dataset, "edges"),
          value(dataset, "anomalies"),
          dataset.problem().map(p -> "problem: " + p).orElseGet(() -> description(dataset)));
    }
    return table;
  }

  /** Experiments with their state. */
  public static Table experiments(List<ExperimentInfo> experiments) {
    Table table = Table.of("EXPERIMENT", "STATUS", "TIME", "MEMORY", "EVALUATED", "DETAIL");
    for (ExperimentInfo experiment : experiments) {
      String reason = experiment.reason().map(text -> text + ": ").orElse("");
      String detail = experiment.detail().map(ListViews::lastLine).orElse("");
      table.row(
          experiment.name(),
          experiment.status() + (experiment.certain() ? "" : "?"),
          experiment.execTimeMs().map(Quantities::millis).orElse("-"),
          experiment.peakMemoryMb().map(Quantities::megabytes).orElse("-"),
          experiment.hasEvaluation() ? "yes" : "no",
          reason + detail + String.join("; ", experiment.problems()));
    }
    return table;
  }

  /** A failure is explained at its end: the method's own last words. */
  private static String lastLine(String text) {
    return text.lines().filter(line -> !line.isBlank()).reduce("", (before, line) -> line);
  }

  /** What runs now. */
  public static Table services(List<ServiceInfo> services) {
    Table table = Table.of("SERVICE", "STATUS", "REPLICAS", "ID", "DETAIL");
    services.forEach(
        s -> table.row(s.name(), s.status(), s.replicas(), s.id(), s.detail().orElse("")));
    return table;
  }

  /** A table with whose an entry is in its second column, where there is more than one answer. */
  private static Table table(boolean mixed, String... headings) {
    return Table.of(withOrigin(mixed, "ORIGIN", headings));
  }

  private static void row(Table table, boolean mixed, String origin, String... cells) {
    table.row(withOrigin(mixed, origin, cells));
  }

  private static String[] withOrigin(boolean mixed, String origin, String... cells) {
    List<String> all = new ArrayList<>(List.of(cells));
    if (mixed) {
      all.add(1, origin);
    }
    return all.toArray(String[]::new);
  }

  private static String value(DatasetInfo dataset, String key) {
    Object value = dataset.metadata().get(key);
    return value == null ? "-" : value.toString();
  }

  private static String description(DatasetInfo dataset) {
    Object text = dataset.metadata().get("description");
    return text == null ? "" : text.toString();
  }
}
