package io.graflag.evaluator.baseline;

import io.graflag.core.result.Results;
import io.graflag.datasets.baseline.TimeBaseline;
import io.graflag.evaluator.origin.DatasetDirectory;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Graphs of a stream: what each is made of is the method's choice, so only its time is known. */
final class StreamGraphs implements Family<TimeBaseline> {

  @Override
  public List<TimeBaseline> baselines() {
    return List.of(TimeBaseline.values());
  }

  @Override
  public Aligned<TimeBaseline> align(Results results, DatasetDirectory dataset) {
    double[] times =
        results.timestamps().orElseThrow(() -> Refusal.because("The results hold no timestamps."));
    IntToDoubleFunction scores = TimeBaseline.TIME_ORDER.scores(times);
    return new Aligned<>(baseline -> scores);
  }
}
