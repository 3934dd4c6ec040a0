package io.graflag.evaluator.metric;

import io.graflag.core.result.ResultType;
import java.util.List;

/** Metrics that are computed together, from the same walk and with the same undefined case. */
public interface MetricFamily {

  /** Every family, in the order in which they are computed. */
  List<MetricFamily> ALL =
      List.of(
          new RocArea(),
          new PrecisionRecallArea(),
          new BaseRateGain(),
          new TopK(),
          new FixedDepth(),
          new BestF1(),
          new PartialArea(),
          new AnomalyRanks(),
          new DetectionDelay(),
          new Counts(),
          new TimeSpan(),
          new EdgeCounts());

  /** Whether the metrics make sense for a type of results. */
  default boolean appliesTo(ResultType type) {
    return true;
  }

  /** Computes every metric of the family, or notes why one is not defined. */
  void compute(ScoredRun run, MetricTable table);

  /** Computes all families that apply to a run. */
  static MetricTable computeAll(ScoredRun run) {
    MetricTable table = new MetricTable();
    for (MetricFamily family : ALL) {
      if (family.appliesTo(run.results().type())) {
        family.compute(run, table);
      }
    }
    return table;
  }
}
