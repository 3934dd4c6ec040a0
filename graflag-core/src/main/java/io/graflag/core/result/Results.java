package io.graflag.core.result;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What one run of a method found.
 *
 * @param type what is scored
 * @param scores one score an item, or rows of them for temporal types
 * @param groundTruth labels of the same shape, where known
 * @param timestamps one a row (temporal) or one a score (stream), where known
 * @param nodeIds one list for all columns, or shaped like the scores, where known
 * @param edges likewise
 * @param graphIds likewise
 * @param metadata what the method says of itself
 * @param extra further keys of the file, kept as they are
 */
public record Results(
    ResultType type,
    Scores scores,
    Optional<Labels> groundTruth,
    Optional<double[]> timestamps,
    Optional<Ids> nodeIds,
    Optional<Edges> edges,
    Optional<Ids> graphIds,
    Map<String, Object> metadata,
    Map<String, Object> extra) {

  /** Checks that everything has the shape of the scores; INVALID_INPUT names both shapes if not. */
  public Results {
    Objects.requireNonNull(type, "type");
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
    Shape shape = scores.shape();
    if (shape.hasRows() != (type.time() == ResultType.Time.TEMPORAL)) {
      throw invalid(
          type
              + " takes "
              + (shape.hasRows() ? "a flat array of scores" : "rows of scores, one a time step")
              + ", but scores has "
              + shape
              + ".");
    }
    groundTruth.ifPresent(labels -> requireSame("ground_truth", labels.shape(), shape));
    nodeIds.ifPresent(ids -> requireColumns("node_ids", ids.shape(), shape));
    edges.ifPresent(list -> requireColumns("edges", list.shape(), shape));
    graphIds.ifPresent(ids -> requireColumns("graph_ids", ids.shape(), shape));
    timestamps.ifPresent(times -> requireTimes(times.length, shape));
  }

  /** Only what every result needs. */
  public static Results of(ResultType type, Scores scores, Labels groundTruth) {
    return new Results(
        type,
        scores,
        Optional.of(groundTruth),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Map.of());
  }

  private static void requireSame(String what, Shape found, Shape scores) {
    if (!found.equals(scores)) {
      throw invalid(both(what, found.toString(), scores) + difference(found, scores) + ".");
    }
  }

  private static void requireColumns(String what, Shape found, Shape scores) {
    boolean oneList = scores.hasRows() && !found.hasRows() && found.size() == scores.longestRow();
    if (!oneList && !found.equals(scores)) {
      throw invalid(both(what, found.toString(), scores) + difference(found, scores) + ".");
    }
  }

  private static void requireTimes(int found, Shape scores) {
    int expected = scores.hasRows() ? scores.rowCount() : scores.size();
    if (found != expected) {
      throw invalid(both("timestamps", Shape.flat(found).toString(), scores) + ".");
    }
  }

  private static String both(String what, String found, Shape scores) {
    return "scores has " + scores + ", but " + what + " has " + found;
  }

  /** The first row that differs, where the shapes in words do not show it. */
  private static String difference(Shape found, Shape scores) {
    for (int row = 0; row < scores.rowCount() && row < found.rowCount(); row++) {
      if (found.rowEnd(row) != scores.rowEnd(row)) {
        return found.toString().equals(scores.toString())
            ? ": row "
                + row
                + " has "
                + length(scores, row)
                + " in one, "
                + length(found, row)
                + " in the other"
            : "";
      }
    }
    return "";
  }

  private static int length(Shape shape, int row) {
    return shape.rowEnd(row) - shape.rowStart(row);
  }

  private static GraflagException invalid(String message) {
    return GraflagException.of(Kind.INVALID_INPUT, message);
  }
}
