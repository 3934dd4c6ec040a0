package io.graflag.runner.monitor;

import io.graflag.core.experiment.GpuUse;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The graphics cards, filled line by line as they are reported, and what those of the run used.
 *
 * <p>Those of the run are the ones that were assigned to it, or all where none of them is among the
 * reported. Safe for use by several threads.
 */
final class GpuTable {
  private final long began;
  private final long staleAfterNanos;
  private final GpuAssignment assignment;
  private final TreeMap<Integer, GpuCard> cards = new TreeMap<>();
  private Optional<String> driver = Optional.empty();
  private long lastLine;
  private long lastOfFirstReport;
  private boolean wrapped;
  private int lastIndex = -1;
  private double peakMb = Double.NaN;

  /**
   * A table without a card.
   *
   * @param began when the run did, in the nanoseconds that come with each line
   */
  GpuTable(long began, long staleAfterNanos, GpuAssignment assignment) {
    this.began = began;
    this.staleAfterNanos = staleAfterNanos;
    this.assignment = assignment;
  }

  /** Takes a line of the report; one that is none is passed over. */
  synchronized void accept(String text, long now) {
    Optional<GpuLine> parsed = GpuLine.parse(text);
    if (parsed.isEmpty()) {
      return;
    }
    GpuLine line = parsed.get();
    if (line.index() <= lastIndex) {
      // Only whole reports are summed: in half a one a card may still be missing.
      wrapped = true;
      notePeak();
    }
    if (!wrapped) {
      lastOfFirstReport = now;
    }
    lastIndex = line.index();
    lastLine = now;
    driver = line.driver().or(() -> driver);
    cards.computeIfAbsent(line.index(), GpuCard::new).accept(line, now, staleAfterNanos);
  }

  /** Of the last values when the last line came: later they may be stale. */
  private void notePeak() {
    double sum = reading(lastLine).totalMemoryMb().orElse(Double.NaN);
    if (!(peakMb >= sum) && !Double.isNaN(sum)) {
      peakMb = sum;
    }
  }

  /** Whether no card was reported yet. */
  synchronized boolean isEmpty() {
    return cards.isEmpty();
  }

  /** Whether the first report ended before a moment. */
  synchronized boolean isSettled(long moment) {
    return wrapped || (lastIndex >= 0 && lastOfFirstReport - moment < 0);
  }

  /** Whether cards were assigned by a name that tells which, but none of those is reported. */
  synchronized boolean missesItsOwn() {
    return assignment.saysWhich()
        && cards.values().stream().noneMatch(card -> assignment.holds(card.index(), card.uuid()));
  }

  synchronized GpuReading reading(long now) {
    Collection<GpuCard> own = own();
    return new GpuReading(
        own.stream().mapToInt(GpuCard::index).toArray(),
        values(own, card -> fresh(card, now) ? card.usedMb() : Double.NaN),
        values(own, card -> fresh(card, now) ? card.utilizationPercent() : Double.NaN),
        values(own, card -> fresh(card, now) ? card.powerWatts() : Double.NaN));
  }

  /**
   * The most memory in use on all cards of the run together.
   *
   * @param settled whether the first report is over: before, a card that was assigned may be
   *     missing
   */
  synchronized OptionalDouble peakMb(boolean settled) {
    if (settled || !missesItsOwn()) {
      notePeak();
    }
    return Double.isNaN(peakMb) ? OptionalDouble.empty() : OptionalDouble.of(peakMb);
  }

  synchronized OptionalDouble totalMb() {
    return GpuReading.sum(values(own(), GpuCard::totalMb));
  }

  synchronized List<GpuUse> uses(long now) {
    return own().stream().map(card -> card.use(began, now, staleAfterNanos)).toList();
  }

  synchronized Optional<String> driver() {
    return driver;
  }

  private Collection<GpuCard> own() {
    List<GpuCard> assigned =
        cards.values().stream()
            .filter(card -> assignment.holds(card.index(), card.uuid()))
            .toList();
    return assigned.isEmpty() ? cards.values() : assigned;
  }

  private boolean fresh(GpuCard card, long now) {
    return now - card.seenAt() <= staleAfterNanos;
  }

  private static double[] values(Collection<GpuCard> cards, ToDoubleFunction<GpuCard> value) {
    return cards.stream().mapToDouble(value).toArray();
  }
}
