package io.graflag.api.engine;

import io.graflag.core.experiment.Limits;
import java.util.Optional;

/**
 * What a run asks for.
 *
 * @param gpus what the user said; 0 for none
 * @param ofMethod what the method says of itself
 * @param limits processors and memory
 */
public record Wish(Optional<Integer> gpus, Optional<Integer> ofMethod, Limits limits) {}
