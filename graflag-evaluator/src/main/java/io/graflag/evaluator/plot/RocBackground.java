package io.graflag.evaluator.plot;

import io.graflag.evaluator.interval.RocBand;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a ROC curve is drawn on.
 *
 * @param band where the curves of other samples would run
 * @param rivals curves of trivial scores
 */
public record RocBackground(Optional<RocBand> band, List<Rival> rivals) {
  /** Nothing but the axes. */
  public static final RocBackground NONE = new RocBackground(Optional.empty(), List.of());

  /** More lines than these would hide one another; the others stand in the table. */
  private static final int MOST_RIVALS = 3;

  public RocBackground {
    rivals = List.copyOf(rivals);
  }

  /** The rivals to draw, that with the largest area first. */
  List<Rival> best() {
    return rivals.stream()
        .sorted(Comparator.comparingDouble(Rival::area).reversed())
        .limit(MOST_RIVALS)
        .toList();
  }
}
