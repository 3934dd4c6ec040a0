package io.graflag.evaluator.integrity;

import io.graflag.core.evaluation.Finding;
import io.graflag.core.result.ResultType;
import io.graflag.core.result.Results;
import io.graflag.evaluator.origin.DatasetDirectory;
import java.util.Optional;

/** Compares how many items were scored with how many the dataset's descriptor says there are. */
final class SampleCount {
  private SampleCount() {}

  static Optional<Finding> check(Results results, DatasetDirectory dataset) {
    int scores = results.scores().values().length;
    Optional<String> items = items(results.type());
    Optional<Object> described =
        items.flatMap(key -> dataset.descriptor().map(descriptor -> descriptor.values().get(key)));
    if (described.isEmpty()
        || !(described.get() instanceof Number count)
        || count.longValue() == scores) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "sample_count",
            "The results hold "
                + scores
                + " scores, but the dataset's descriptor says "
                + count
                + " "
                + items.get()
                + "."));
  }

  /** The key of the descriptor; empty where a score belongs to a node or graph at a time. */
  private static Optional<String> items(ResultType type) {
    return switch (type) {
      case NODE_ANOMALY_SCORES -> Optional.of("nodes");
      case GRAPH_ANOMALY_SCORES -> Optional.of("graphs");
      case EDGE_ANOMALY_SCORES, EDGE_STREAM_ANOMALY_SCORES, TEMPORAL_EDGE_ANOMALY_SCORES ->
          Optional.of("edges");
      case NODE_STREAM_ANOMALY_SCORES,
          GRAPH_STREAM_ANOMALY_SCORES,
          TEMPORAL_NODE_ANOMALY_SCORES,
          TEMPORAL_GRAPH_ANOMALY_SCORES ->
          Optional.empty();
    };
  }
}
