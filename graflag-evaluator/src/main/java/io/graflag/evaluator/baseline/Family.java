package io.graflag.evaluator.baseline;

import io.graflag.core.GraflagException;
import io.graflag.core.result.ResultType;
import io.graflag.core.result.Results;
import io.graflag.datasets.baseline.Baseline;
import io.graflag.evaluator.origin.DatasetDirectory;
import java.util.List;

/**
 * Baselines that are brought together with results in the same way.
 *
 * @param <B> the baselines
 */
interface Family<B extends Baseline> {

  /** Every baseline of the family, in the order of tables. */
  List<B> baselines();

  /**
   * Finds out which item of the data each score of the results belongs to.
   *
   * @throws GraflagException where that is not certain, with the reason in its message
   */
  Aligned<B> align(Results results, DatasetDirectory dataset);

  /** The families that apply to a type, what needs no data at the end. */
  static List<Family<?>> of(ResultType type) {
    Family<?> own =
        switch (type) {
          case NODE_ANOMALY_SCORES -> new GraphNodes();
          case EDGE_ANOMALY_SCORES -> new GraphEdges();
          case GRAPH_ANOMALY_SCORES -> new CollectionGraphs();
          case EDGE_STREAM_ANOMALY_SCORES -> new StreamEdges();
          case NODE_STREAM_ANOMALY_SCORES -> new StreamNodes();
          case GRAPH_STREAM_ANOMALY_SCORES -> new StreamGraphs();
          case TEMPORAL_EDGE_ANOMALY_SCORES -> new SnapshotEdges();
          case TEMPORAL_NODE_ANOMALY_SCORES -> new SnapshotNodes();
          case TEMPORAL_GRAPH_ANOMALY_SCORES -> new Snapshots();
        };
    return List.of(own, new Chance());
  }
}
