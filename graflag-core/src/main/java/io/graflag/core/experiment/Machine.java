package io.graflag.core.experiment;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The machine that a run was measured on.
 *
 * @param cpuModel model of its processors
 * @param logicalCpus processors that it has, counted as the scheduler does
 * @param allowedCpus those of them that the run may use
 * @param memoryMb its memory, in MB of 2^20 bytes
 * @param memoryLimitMb how much of it the run's control group may have; empty without a limit
 * @param kernel release of its kernel
 * @param os name of the operating system; in a container that of the image
 * @param gpuDriver version of the driver of its graphics cards
 */
public record Machine(
    Optional<String> cpuModel,
    OptionalInt logicalCpus,
    OptionalInt allowedCpus,
    OptionalDouble memoryMb,
    OptionalDouble memoryLimitMb,
    Optional<String> kernel,
    Optional<String> os,
    Optional<String> gpuDriver) {}
