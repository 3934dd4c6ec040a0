package io.graflag.evaluator.baseline;

import io.graflag.core.result.Results;
import io.graflag.datasets.baseline.ChanceBaseline;
import io.graflag.evaluator.origin.DatasetDirectory;
import java.util.List;

/** What a score without any merit reaches; needs nothing. */
final class Chance implements Family<ChanceBaseline> {

  @Override
  public List<ChanceBaseline> baselines() {
    return List.of(ChanceBaseline.values());
  }

  @Override
  public Aligned<ChanceBaseline> align(Results results, DatasetDirectory dataset) {
    return new Aligned<>(ChanceBaseline::scores);
  }
}
