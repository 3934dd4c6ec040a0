package io.graflag.api.engine;

/**
 * What an engine gives a run.
 *
 * @param gpus how many GPUs are reserved
 * @param detail the sentence on it
 * @param isOdd whether a user should hear that sentence
 */
public record Grant(int gpus, String detail, boolean isOdd) {}
