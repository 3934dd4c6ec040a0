package io.graflag.core.result;

import java.util.Set;

/** The keys of results.json that hold columns, and the keys that name a column's file instead. */
final class ResultKey {
  static final String RESULT_TYPE = "result_type";
  static final String SCORES = "scores";
  static final String GROUND_TRUTH = "ground_truth";
  static final String TIMESTAMPS = "timestamps";
  static final String NODE_IDS = "node_ids";
  static final String EDGES = "edges";
  static final String GRAPH_IDS = "graph_ids";
  static final String METADATA = "metadata";
  static final String SCORES_FILE = "scores_file";
  static final String GROUND_TRUTH_FILE = "ground_truth_file";
  static final String TIMESTAMPS_FILE = "timestamps_file";
  static final String EDGES_FILE = "edges_file";
  static final String OFFSETS_FILE = "offsets_file";

  /** Keys whose value may be {@code null}, which says the same as leaving them out. */
  static final Set<String> OPTIONAL =
      Set.of(
          GROUND_TRUTH,
          TIMESTAMPS,
          NODE_IDS,
          EDGES,
          GRAPH_IDS,
          METADATA,
          SCORES_FILE,
          GROUND_TRUTH_FILE,
          TIMESTAMPS_FILE,
          EDGES_FILE,
          OFFSETS_FILE);

  private ResultKey() {}
}
