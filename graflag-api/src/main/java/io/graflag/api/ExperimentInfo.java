package io.graflag.api;

import io.graflag.api.storage.ExperimentScan;
import io.graflag.core.experiment.ExperimentState;
import io.graflag.core.experiment.FailureReason;
import io.graflag.core.experiment.ProcessTotals;
import io.graflag.core.experiment.ResourceUse;
import io.graflag.core.experiment.ServiceDetails;
import io.graflag.core.experiment.StateRules.Verdict;
import io.graflag.core.experiment.Status;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Where an experiment stands.
 *
 * @param name its name
 * @param method the method
 * @param dataset what it ran on
 * @param timestamp when it was claimed, local time of the client
 * @param status its state
 * @param hasResults whether results.json exists
 * @param hasEvaluation whether an evaluation exists
 * @param resultsPath where results.json is, or would be
 * @param evaluationPath where evaluation.json is, or would be
 * @param serviceName name of its service; empty before there is one
 * @param detail the reason in words, or what keeps it waiting
 * @param reason why it did not complete
 * @param certain false where the engine did not answer or a file was not given out, so that the
 *     status is only the last known
 * @param execTimeMs how long the method ran
 * @param peakMemoryMb what its processes used at most
 * @param cpuSeconds processor time of all its processes
 * @param ioReadBytes what they read from disks
 * @param ioWriteBytes what they wrote to disks
 * @param gpuEnergyJoules energy that its graphics cards took
 * @param exitCode what the method exited with
 * @param problems files that exist and cannot be read
 */
public record ExperimentInfo(
    String name,
    String method,
    String dataset,
    LocalDateTime timestamp,
    String status,
    boolean hasResults,
    boolean hasEvaluation,
    String resultsPath,
    String evaluationPath,
    Optional<String> serviceName,
    Optional<String> detail,
    Optional<String> reason,
    boolean certain,
    Optional<Double> execTimeMs,
    Optional<Double> peakMemoryMb,
    Optional<Double> cpuSeconds,
    Optional<Long> ioReadBytes,
    Optional<Long> ioWriteBytes,
    Optional<Double> gpuEnergyJoules,
    Optional<Integer> exitCode,
    List<String> problems) {
  private static final double NANOS_PER_MILLI = 1e6;

  static ExperimentInfo from(ExperimentScan scan, Verdict verdict) {
    Optional<ResourceUse> use = scan.status().flatMap(Status::resources);
    Optional<ProcessTotals> totals = use.map(ResourceUse::totals);
    return new ExperimentInfo(
        scan.name().value(),
        scan.name().method().value(),
        scan.name().dataset().value(),
        scan.name().time(),
        verdict.state().word(),
        scan.hasResults(),
        scan.hasEvaluation(),
        scan.directory().results().toString(),
        scan.directory().evaluation().toString(),
        scan.details().map(ServiceDetails::serviceName),
        verdict.detail(),
        verdict.reason().map(FailureReason::word),
        verdict.certain(),
        scan.status()
            .flatMap(Status::execTime)
            .map(Duration::toNanos)
            .map(n -> n / NANOS_PER_MILLI),
        use.map(ResourceUse::peakMemoryMb).filter(Double::isFinite),
        totals.flatMap(t -> boxed(t.cpuSeconds())),
        totals.flatMap(t -> boxed(t.readBytes())),
        totals.flatMap(t -> boxed(t.writeBytes())),
        use.flatMap(u -> boxed(u.gpuEnergyJoules())),
        scan.status().flatMap(Status::exitCode),
        scan.problems());
  }

  private static Optional<Double> boxed(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }

  private static Optional<Long> boxed(OptionalLong value) {
    return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
  }

  /** Whether it did what it should. */
  public boolean isCompleted() {
    return status.equals(ExperimentState.COMPLETED.word());
  }

  /** Whether nothing will change any more. */
  public boolean isEnded() {
    return ExperimentState.find(status).map(ExperimentState::isTerminal).orElse(false);
  }
}
