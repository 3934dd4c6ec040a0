package io.graflag.evaluator.baseline;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;

/**
 * Baselines that belong to the items of a result.
 *
 * @param <B> the baselines
 * @param scoring the score of each item by its flat index, for each baseline; it throws
 *     GraflagException where this one baseline needs what is not there
 * @param note what a reader should know of how they were brought together, a sentence
 */
record Aligned<B>(Function<B, IntToDoubleFunction> scoring, Optional<String> note) {

  /** Brought together without any doubt. */
  Aligned(Function<B, IntToDoubleFunction> scoring) {
    this(scoring, Optional.empty());
  }
}
