package io.graflag.api;

import java.util.Map;
import java.util.Optional;

/**
 * What a run found, without the scores themselves.
 *
 * @param experimentName the experiment
 * @param methodName the method
 * @param dataset what it ran on
 * @param metadata what the method says of itself
 * @param executionTimeMs how long the method ran, by the runner where it measured
 * @param peakMemoryMb what it used at most, likewise
 * @param peakGpuMemoryMb likewise on GPUs
 * @param resultType what was scored
 * @param scoresAvailable whether there is at least one score
 */
public record ExperimentResults(
    String experimentName,
    String methodName,
    String dataset,
    Map<String, Object> metadata,
    Optional<Double> executionTimeMs,
    Optional<Double> peakMemoryMb,
    Optional<Double> peakGpuMemoryMb,
    String resultType,
    boolean scoresAvailable) {}
