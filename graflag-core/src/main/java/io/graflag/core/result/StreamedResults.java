package io.graflag.core.result;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What one run of a method found, where some columns are too long for memory.
 *
 * <p>Shapes are as in {@link Results}, and checked while the columns are written.
 *
 * @param type what is scored
 * @param scores the scores, and perhaps their labels and times
 * @param groundTruth the labels, where they do not come with the scores
 * @param timestamps the times, where they do not come with the scores
 * @param nodeIds one list for all columns, or shaped like the scores, where known
 * @param edges likewise
 * @param graphIds likewise
 * @param metadata what the method says of itself; asked for after the last value of all columns
 */
public record StreamedResults(
    ResultType type,
    ItemSource scores,
    Optional<ItemSource> groundTruth,
    Optional<ItemSource> timestamps,
    Optional<Ids> nodeIds,
    Optional<Edges> edges,
    Optional<Ids> graphIds,
    Supplier<Map<String, Object>> metadata) {

  public StreamedResults {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(scores, "scores");
    Objects.requireNonNull(metadata, "metadata");
  }
}
