package io.graflag.core.evaluation;

import io.graflag.core.GraflagException;
import io.graflag.core.Json;
import io.graflag.core.JsonObject;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Several runs side by side: comparison.json.
 *
 * @param runs in the order they were named
 * @param parameters of each parameter that not all runs had the same value of, the values in the
 *     order of the runs
 * @param pairs each run with each later one
 * @param plots file name of each picture that was drawn, by its kind
 * @param warnings what a reader should know before trusting a number
 */
public record Comparison(
    List<Run> runs,
    Map<String, List<String>> parameters,
    List<Pair> pairs,
    Map<String, String> plots,
    List<String> warnings) {

  public Comparison {
    runs = List.copyOf(runs);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    pairs = List.copyOf(pairs);
    plots = Collections.unmodifiableMap(new LinkedHashMap<>(plots));
    warnings = List.copyOf(warnings);
  }

  /**
   * One run.
   *
   * @param experimentName the experiment
   * @param label what pictures and tables call it, short and unlike the others
   * @param dataset what it was made on, where anything says so
   * @param metrics by name; null where not defined
   * @param confidence interval of each metric that has one
   * @param filtering how many scores were kept and dropped
   */
  public record Run(
      String experimentName,
      String label,
      Optional<String> dataset,
      Map<String, Number> metrics,
      Map<String, Confidence> confidence,
      Optional<Evaluation.Filtering> filtering) {
    public Run {
      metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
      confidence = Collections.unmodifiableMap(new LinkedHashMap<>(confidence));
    }

    private static Run from(JsonObject json) {
      return new Run(
          json.requiredText("experiment_name"),
          json.requiredText("label"),
          json.text("dataset"),
          json.object("metrics").map(Evaluation::numbers).orElse(Map.of()),
          json.object("confidence").map(Evaluation::confidence).orElse(Map.of()),
          json.object("filtering").map(Evaluation.Filtering::from));
    }
  }

  /**
   * Two runs, and whether one is better.
   *
   * @param first label of one
   * @param second label of the other
   * @param test the paired test; empty where they were not scored on the same items
   * @param note what a reader should know of how items were matched
   * @param refused why there is no test, a sentence; empty where there is one
   */
  public record Pair(
      String first,
      String second,
      Optional<PairedTest> test,
      Optional<String> note,
      Optional<String> refused) {

    private static Pair from(JsonObject json) {
      return new Pair(
          json.requiredText("first"),
          json.requiredText("second"),
          json.object("test").map(PairedTest::from),
          json.text("note"),
          json.text("refused"));
    }
  }

  /**
   * Reads what the evaluator wrote.
   *
   * @throws GraflagException INVALID_INPUT with the JSON path
   */
  public static Comparison from(JsonObject json) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    json.object("parameters")
        .ifPresent(
            object ->
                object
                    .values()
                    .keySet()
                    .forEach(key -> parameters.put(key, Evaluation.texts(object.list(key)))));
    Map<String, String> plots = new LinkedHashMap<>();
    json.object("plots")
        .ifPresent(
            object ->
                object.values().keySet().forEach(key -> plots.put(key, object.requiredText(key))));
    return new Comparison(
        json.objects("runs").stream().map(Run::from).toList(),
        parameters,
        json.objects("pairs").stream().map(Pair::from).toList(),
        plots,
        Evaluation.texts(json.list("warnings")));
  }

  /**
   * Writes the file.
   *
   * @throws GraflagException STORAGE_FULL or STORAGE
   */
  public void write(Path target) {
    Json.write(target, this);
  }
}
