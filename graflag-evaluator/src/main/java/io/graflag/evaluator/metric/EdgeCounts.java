package io.graflag.evaluator.metric;

import io.graflag.core.column.DistinctLongs;
import io.graflag.core.result.Edges;
import io.graflag.core.result.ResultType;
import java.util.Optional;

/**
 * How many distinct edges and nodes the results name, for edge types.
 *
 * <p>Formula: an edge is a directed pair (u, v); total_edge_occurrences is the length of the list,
 * with repetitions. Edges of dropped scores count. Undefined: without edges. Chance does not apply.
 */
public final class EdgeCounts implements MetricFamily {

  @Override
  public boolean appliesTo(ResultType type) {
    return type.subject() == ResultType.Subject.EDGE;
  }

  @Override
  public void compute(ScoredRun run, MetricTable table) {
    Optional<Edges> given = run.results().edges();
    if (given.isEmpty()) {
      table.putUndefined(
          "the results hold no edges",
          MetricKey.NUM_UNIQUE_EDGES,
          MetricKey.NUM_UNIQUE_NODES,
          MetricKey.TOTAL_EDGE_OCCURRENCES);
      return;
    }
    Edges edges = given.get();
    DistinctLongs nodes = new DistinctLongs();
    DistinctLongs pairs = new DistinctLongs();
    for (int i = 0; i < edges.sources().length; i++) {
      // Node numbers may be any long; their places in order of appearance fit half of one.
      long source = nodes.add(edges.sources()[i]);
      long target = nodes.add(edges.targets()[i]);
      pairs.add(source << Integer.SIZE | target);
    }
    table.put(MetricKey.NUM_UNIQUE_EDGES, pairs.size());
    table.put(MetricKey.NUM_UNIQUE_NODES, nodes.size());
    table.put(MetricKey.TOTAL_EDGE_OCCURRENCES, edges.sources().length);
  }
}
