package io.graflag.core.evaluation;

import io.graflag.core.Document;
import io.graflag.core.GraflagException;
import io.graflag.core.Json;
import io.graflag.core.JsonObject;
import io.graflag.core.result.ResultType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Metrics of one experiment, and how they were reached: evaluation.json.
 *
 * @param experimentName the experiment
 * @param resultType what was scored
 * @param metrics by name; a value that is not defined is null, and a warning says why
 * @param metadata what the method said of itself
 * @param plots file name of each plot that was drawn, by its kind
 * @param spotFiles names of the spot groups
 * @param evaluator who computed it; empty in files of the original
 * @param filtering how many scores were kept and dropped; empty in files of the original
 * @param warnings what a reader should know before trusting a number
 * @param confidence interval of each metric that has one, by the metric's name; empty in files of
 *     the original
 * @param baselines what trivial scores reach beside the method, by name; empty in files of the
 *     original
 * @param integrity what speaks against trusting the run; empty in files of the original
 */
public record Evaluation(
    String experimentName,
    ResultType resultType,
    Map<String, Number> metrics,
    Map<String, Object> metadata,
    Map<String, String> plots,
    List<String> spotFiles,
    Optional<Evaluator> evaluator,
    Optional<Filtering> filtering,
    List<String> warnings,
    Map<String, Confidence> confidence,
    Map<String, BaselineResult> baselines,
    Optional<Integrity> integrity) {

  public Evaluation {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    plots = Collections.unmodifiableMap(new LinkedHashMap<>(plots));
    spotFiles = List.copyOf(spotFiles);
    warnings = List.copyOf(warnings);
    confidence = Collections.unmodifiableMap(new LinkedHashMap<>(confidence));
    baselines = Collections.unmodifiableMap(new LinkedHashMap<>(baselines));
  }

  /**
   * Who computed an evaluation.
   *
   * @param name name of the program
   * @param version its version
   * @param metricRules version of the metric definitions: 1 is the original's, 2 ours
   */
  public record Evaluator(String name, String version, int metricRules) {}

  /**
   * Which scores entered the metrics.
   *
   * @param total scores in the results
   * @param kept scores with a finite value and a known label
   * @param dropped how many were left out, by reason; reasons without any are left out
   */
  public record Filtering(int total, int kept, Map<String, Integer> dropped) {
    public Filtering {
      dropped = Collections.unmodifiableMap(new LinkedHashMap<>(dropped));
    }

    static Filtering from(JsonObject json) {
      Map<String, Integer> dropped = new LinkedHashMap<>();
      json.object("dropped")
          .ifPresent(
              object ->
                  object
                      .values()
                      .keySet()
                      .forEach(key -> dropped.put(key, object.requiredInteger(key))));
      return new Filtering(json.requiredInteger("total"), json.requiredInteger("kept"), dropped);
    }

    /** How many of the scores were kept, in words: "9871 of 10000 (98.7 %)". */
    public String coverage() {
      return total == 0
          ? "0"
          : String.format(Locale.ROOT, "%d of %d (%.1f %%)", kept, total, 100.0 * kept / total);
    }
  }

  /**
   * Reads a file, also one that the original wrote.
   *
   * @throws GraflagException NOT_FOUND, STORAGE, or INVALID_INPUT with the JSON path
   */
  public static Evaluation read(Path source) {
    return from(Json.read(source));
  }

  /**
   * Reads a file, also one that the original wrote.
   *
   * @throws GraflagException INVALID_INPUT with the JSON path
   */
  public static Evaluation read(Document source) {
    return from(Json.read(source));
  }

  private static Evaluation from(JsonObject json) {
    Map<String, Number> metrics = json.object("metrics").map(Evaluation::numbers).orElse(Map.of());
    Map<String, String> plots = new LinkedHashMap<>();
    json.object("plots")
        .ifPresent(
            object ->
                object.values().keySet().forEach(key -> plots.put(key, object.requiredText(key))));
    return new Evaluation(
        json.requiredText("experiment_name"),
        resultType(json),
        metrics,
        json.object("metadata").map(JsonObject::values).orElse(Map.of()),
        plots,
        texts(json.list("spot_files")),
        json.object("evaluator").map(Evaluation::evaluator),
        json.object("filtering").map(Filtering::from),
        texts(json.list("warnings")),
        json.object("confidence").map(Evaluation::confidence).orElse(Map.of()),
        json.object("baselines").map(Evaluation::baselines).orElse(Map.of()),
        json.object("integrity").map(Integrity::from));
  }

  /**
   * Writes the file.
   *
   * @throws GraflagException STORAGE_FULL or STORAGE
   */
  public void write(Path target) {
    Json.write(target, this);
  }

  /** Numbers by name; null where one is not defined. */
  static Map<String, Number> numbers(JsonObject object) {
    Map<String, Number> numbers = new LinkedHashMap<>();
    object.values().keySet().forEach(key -> numbers.put(key, number(object, key)));
    return numbers;
  }

  private static Number number(JsonObject object, String key) {
    Optional<Double> value = object.number(key);
    // As the file has it, so that a count stays whole; a NaN of the original is not defined.
    return value.filter(Double::isFinite).isPresent() ? (Number) object.values().get(key) : null;
  }

  private static ResultType resultType(JsonObject json) {
    String name = json.requiredText("result_type");
    try {
      return ResultType.parse(name);
    } catch (GraflagException e) {
      throw new GraflagException(
          e.kind(), json.source() + ": $.result_type: " + e.getMessage(), e.hint().orElse(null), e);
    }
  }

  private static Evaluator evaluator(JsonObject json) {
    return new Evaluator(
        json.requiredText("name"),
        json.requiredText("version"),
        json.requiredInteger("metric_rules"));
  }

  /** Intervals by name. */
  static Map<String, Confidence> confidence(JsonObject json) {
    Map<String, Confidence> intervals = new LinkedHashMap<>();
    for (String key : json.values().keySet()) {
      json.object(key).ifPresent(interval -> intervals.put(key, Confidence.from(interval)));
    }
    return intervals;
  }

  private static Map<String, BaselineResult> baselines(JsonObject json) {
    Map<String, BaselineResult> baselines = new LinkedHashMap<>();
    for (String key : json.values().keySet()) {
      json.object(key).ifPresent(one -> baselines.put(key, BaselineResult.from(one)));
    }
    return baselines;
  }

  /** Values as texts. */
  static List<String> texts(List<Object> values) {
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(String.valueOf(value)));
    return texts;
  }
}
