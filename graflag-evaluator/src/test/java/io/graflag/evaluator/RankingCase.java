package io.graflag.evaluator;

import io.graflag.core.Json;
import io.graflag.core.JsonObject;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One case of sklearn-ranking-cases.json: scores, labels and what scikit-learn makes of them. */
record RankingCase(JsonObject json) {

  /** How a case applies to us. */
  enum Kind {
    /** Must agree with scikit-learn. */
    PLAIN,
    /** Holds scores that we drop: must agree with itself without them. */
    WITH_DROPPED,
    /** One class or nothing: not defined. */
    ONE_CLASS,
    /** Uses weights, which we do not have. */
    WEIGHTED
  }

  @SuppressWarnings("unchecked") // JSON objects have text keys by their grammar
  static List<RankingCase> all() {
    JsonObject file = Json.read(resource("sklearn-ranking-cases.json"));
    return file.list("cases").stream()
        .map(each -> new JsonObject("cases", "$", (Map<String, Object>) each))
        .map(RankingCase::new)
        .toList();
  }

  static Path resource(String name) {
    try {
      URL url = Objects.requireNonNull(RankingCase.class.getResource("/" + name), name);
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(name, e);
    }
  }

  Kind kind() {
    if (json.values().containsKey("sample_weight")) {
      return Kind.WEIGHTED;
    }
    if (IntStream.range(0, scores().length).anyMatch(i -> isDropped(scores()[i]))) {
      return Kind.WITH_DROPPED;
    }
    boolean bothClasses = anomalous().length > 0 && normal().length > 0;
    return bothClasses ? Kind.PLAIN : Kind.ONE_CLASS;
  }

  double[] scores() {
    return json.list("y_score").stream()
        .mapToDouble(value -> Double.parseDouble(value.toString()))
        .toArray();
  }

  int[] labels() {
    return json.list("y_true").stream().mapToInt(value -> ((Number) value).intValue()).toArray();
  }

  private static boolean isDropped(double score) {
    return !Double.isFinite(score) || score == -1 || score == -2;
  }

  /** Kept scores of anomalies. */
  double[] anomalous() {
    return kept(1);
  }

  /** Kept scores of normal items. */
  double[] normal() {
    return kept(0);
  }

  private double[] kept(int label) {
    double[] scores = scores();
    return IntStream.range(0, scores.length)
        .filter(i -> labels()[i] == label && !isDropped(scores[i]))
        .mapToDouble(i -> scores[i])
        .toArray();
  }

  /** The scores as the inside of a JSON array, with bare NaN and Infinity. */
  String scoresText() {
    return json.list("y_score").stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  String labelsText() {
    return json.list("y_true").stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  /** What scikit-learn computed. */
  double expected(String metric) {
    return json.object("expected")
        .orElseThrow()
        .object(metric)
        .orElseThrow()
        .number("value")
        .orElseThrow();
  }

  /** What the original's evaluator printed; empty where it failed or does not apply. */
  Map<String, Object> original() {
    return json.object("graflag_evaluator")
        .flatMap(found -> found.object("value"))
        .map(JsonObject::values)
        .orElse(Map.of());
  }

  /** Whether what the original printed at k hangs on the order in which it sorts equal scores. */
  boolean hangsOnOrder() {
    return json.flag("graflag_top_k_tie").orElse(false);
  }

  /** One column of a curve of scikit-learn. */
  List<Object> expectedColumn(String curve, String column) {
    JsonObject expected = json.object("expected").orElseThrow().object(curve).orElseThrow();
    return expected.object("value").orElseThrow().list(column);
  }

  /** The value as an exact fraction, rounded once. */
  double exact(String metric) {
    String[] parts = json.object("exact").orElseThrow().requiredText(metric).split("/");
    double denominator = parts.length == 1 ? 1 : Double.parseDouble(parts[1]);
    return Double.parseDouble(parts[0]) / denominator;
  }

  @Override
  public String toString() {
    return json.requiredText("id");
  }
}
