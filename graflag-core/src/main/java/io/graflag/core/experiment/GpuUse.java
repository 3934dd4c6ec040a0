package io.graflag.core.experiment;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What was measured of one graphics card while a run had it.
 *
 * <p>The numbers are the whole card's: other programs on it count too.
 *
 * @param index its number on the machine, from 0
 * @param uuid its name for life: "GPU-..."
 * @param name its model
 * @param peakMemoryMb memory in use at most, in MB of 2^20 bytes
 * @param totalMemoryMb its memory
 * @param meanUtilizationPercent mean share of time in use, 0 to 100
 * @param energyJoules the energy it took; empty unless readings span 95 % of the run
 */
public record GpuUse(
    int index,
    Optional<String> uuid,
    Optional<String> name,
    OptionalDouble peakMemoryMb,
    OptionalDouble totalMemoryMb,
    OptionalDouble meanUtilizationPercent,
    OptionalDouble energyJoules) {}
