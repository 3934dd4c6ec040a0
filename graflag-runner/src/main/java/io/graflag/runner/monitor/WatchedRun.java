package io.graflag.runner.monitor;

import java.util.Optional;

/**
 * What a monitor watches.
 *
 * @param tree the method's processes
 * @param before what was there before the method
 * @param nvidiaSmi the program that knows the graphics cards; empty where there is none
 * @param gpus the cards that were assigned to the run
 * @param group the control group that the runner belongs to
 */
public record WatchedRun(
    ProcessTree tree,
    Baseline before,
    Optional<NvidiaTool> nvidiaSmi,
    GpuAssignment gpus,
    Optional<MemoryCgroup> group) {}
