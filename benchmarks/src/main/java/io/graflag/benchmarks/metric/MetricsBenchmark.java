package io.graflag.benchmarks.metric;

import io.graflag.benchmarks.result.SyntheticResults;
import io.graflag.core.result.Results;
import io.graflag.evaluator.metric.MetricFamily;
import io.graflag.evaluator.metric.MetricTable;
import io.graflag.evaluator.metric.ScoredRun;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** All metrics of one run: mask, sort, and every family. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgsAppend = "-Xmx3g")
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class MetricsBenchmark {
  /** How many scores. */
  @Param({"1000000", "10000000"})
  public int size;

  private Results results;

  /** Makes the scores once. */
  @Setup(Level.Trial)
  public void make() {
    results = SyntheticResults.of(size);
  }

  /** From scores to the table of metrics. */
  @Benchmark
  public MetricTable allMetrics() {
    return MetricFamily.computeAll(ScoredRun.of(results));
  }
}
