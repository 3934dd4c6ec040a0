package io.graflag.datasets.baseline;

import java.util.Locale;

/** A trivial score of an item: what it is called and what it says. */
public interface Baseline {

  /** The name as a constant: "PAIR_IN_TICK". */
  String name();

  /** What the score is, without a full stop: "events of the pair so far in the tick". */
  String description();

  /** The name in files and tables: "pair_in_tick". */
  default String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
