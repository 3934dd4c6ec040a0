package io.graflag.api;

import io.graflag.api.storage.ExperimentScan;
import io.graflag.core.experiment.ResourceUse;
import io.graflag.core.experiment.Status;
import io.graflag.core.result.ResultHead;
import java.util.Optional;

/** Results without their scores, with the runner's measurements where it made them. */
final class ResultSummary {
  private static final double NANOS_PER_MILLI = 1e6;

  private ResultSummary() {}

  static ExperimentResults of(ExperimentScan scan, ResultHead results) {
    Optional<ResourceUse> use = scan.status().flatMap(Status::resources);
    return new ExperimentResults(
        scan.name().value(),
        scan.name().method().value(),
        scan.name().dataset().value(),
        results.metadata(),
        scan.status()
            .flatMap(Status::execTime)
            .map(time -> time.toNanos() / NANOS_PER_MILLI)
            .or(() -> number(results, "exec_time_ms")),
        use.map(ResourceUse::peakMemoryMb)
            .filter(Double::isFinite)
            .or(() -> number(results, "peak_memory_mb")),
        use.map(ResourceUse::peakGpuMb)
            .filter(peak -> peak.isPresent())
            .map(peak -> peak.getAsDouble())
            .or(() -> number(results, "peak_gpu_mb")),
        results.type().name(),
        results.hasScores());
  }

  private static Optional<Double> number(ResultHead results, String key) {
    return results.metadata().get(key) instanceof Number number
        ? Optional.of(number.doubleValue())
        : Optional.empty();
  }
}
