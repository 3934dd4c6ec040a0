package io.graflag.core.experiment;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What a run used, and what there was; memory in MB of 2^20 bytes.
 *
 * @param peakMemoryMb resident memory of the method's processes at most; NaN where not measured
 * @param peakGpuMb memory in use on its GPUs at most, all together; empty without a GPU
 * @param totalMemoryMb memory of the host
 * @param totalGpuMb memory of its GPUs; empty without a GPU
 * @param cgroupPeakMb what the kernel charged to the run's control group at most, with page cache
 *     and the runner; empty where the run has no group of its own
 * @param totals what the method's processes used from their start to their end
 * @param gpus each of its GPUs; empty without a GPU
 */
public record ResourceUse(
    double peakMemoryMb,
    OptionalDouble peakGpuMb,
    OptionalDouble totalMemoryMb,
    OptionalDouble totalGpuMb,
    OptionalDouble cgroupPeakMb,
    ProcessTotals totals,
    List<GpuUse> gpus) {

  public ResourceUse {
    Objects.requireNonNull(totals, "totals");
    gpus = List.copyOf(gpus);
  }

  /** What the original measures; the rest is unknown. */
  public static ResourceUse of(
      double peakMemoryMb,
      OptionalDouble peakGpuMb,
      OptionalDouble totalMemoryMb,
      OptionalDouble totalGpuMb) {
    return new ResourceUse(
        peakMemoryMb,
        peakGpuMb,
        totalMemoryMb,
        totalGpuMb,
        OptionalDouble.empty(),
        ProcessTotals.UNKNOWN,
        List.of());
  }

  /** The energy that its GPUs took together, in joules; empty unless it is known of each. */
  public OptionalDouble gpuEnergyJoules() {
    boolean known =
        !gpus.isEmpty() && gpus.stream().allMatch(gpu -> gpu.energyJoules().isPresent());
    return known
        ? OptionalDouble.of(gpus.stream().mapToDouble(gpu -> gpu.energyJoules().orElse(0)).sum())
        : OptionalDouble.empty();
  }
}
