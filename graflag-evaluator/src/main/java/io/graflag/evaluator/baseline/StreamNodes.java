package io.graflag.evaluator.baseline;

import io.graflag.core.result.Ids;
import io.graflag.core.result.Results;
import io.graflag.datasets.baseline.NodeStreamBaseline;
import io.graflag.evaluator.origin.DatasetDirectory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** Events of nodes in a stream, from the results' own node_ids and timestamps. */
final class StreamNodes implements Family<NodeStreamBaseline> {

  @Override
  public List<NodeStreamBaseline> baselines() {
    return List.of(NodeStreamBaseline.values());
  }

  @Override
  public Aligned<NodeStreamBaseline> align(Results results, DatasetDirectory dataset) {
    Ids ids =
        results
            .nodeIds()
            .orElseThrow(() -> Refusal.because("The results hold no node_ids to count."));
    double[] times =
        results
            .timestamps()
            .orElseThrow(() -> Refusal.because("The results hold no timestamps to count within."));
    long[] nodes = ids.texts() == null ? ids.numbers() : numbered(ids.texts());
    Map<NodeStreamBaseline, IntToDoubleFunction> scores = NodeStreamBaseline.scores(nodes, times);
    return new Aligned<>(scores::get);
  }

  /** Texts that are equal get the same number. */
  private static long[] numbered(String[] texts) {
    Map<String, Integer> numbers = new HashMap<>();
    long[] numbered = new long[texts.length];
    for (int i = 0; i < texts.length; i++) {
      Integer next = numbers.size();
      Integer known = numbers.putIfAbsent(texts[i], next);
      numbered[i] = known == null ? next : known;
    }
    return numbered;
  }
}
