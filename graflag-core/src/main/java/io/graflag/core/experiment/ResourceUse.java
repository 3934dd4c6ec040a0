package io.graflag.core.experiment;

import java.util.OptionalDouble;

/**
 * What a run used at most, and what there was; in MB of 2^20 bytes.
 *
 * @param peakMemoryMb resident memory of the method's processes; NaN where it was not measured
 * @param peakGpuMb memory in use on its GPUs; empty without a GPU
 * @param totalMemoryMb memory of the host
 * @param totalGpuMb memory of its GPUs; empty without a GPU
 */
public record ResourceUse(
    double peakMemoryMb,
    OptionalDouble peakGpuMb,
    OptionalDouble totalMemoryMb,
    OptionalDouble totalGpuMb) {}
