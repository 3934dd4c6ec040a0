package io.graflag.evaluator.compare;

import io.graflag.core.column.DoubleColumn;
import io.graflag.core.evaluation.Comparison;
import io.graflag.core.evaluation.PairedTest;
import io.graflag.core.result.Labels;
import io.graflag.evaluator.interval.PairedDeLong;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Tests two runs on the items that both gave a score that counts. */
final class PairedRuns {
  private final ComparedRun one;
  private final ComparedRun other;
  private final DoubleColumn mine = new DoubleColumn();
  private final DoubleColumn theirs = new DoubleColumn();
  private final BitSet anomalous = new BitSet();
  private int items;

  private PairedRuns(ComparedRun one, ComparedRun other) {
    this.one = one;
    this.other = other;
  }

  /** Compares two runs, or says why that would mean nothing. */
  static Comparison.Pair of(ComparedRun one, ComparedRun other) {
    Optional<String> objection = SameItems.objection(one, other);
    return objection.isPresent()
        ? refused(one, other, objection.get())
        : new PairedRuns(one, other).pair();
  }

  private static Comparison.Pair refused(ComparedRun one, ComparedRun other, String reason) {
    return new Comparison.Pair(
        one.label(), other.label(), Optional.empty(), Optional.empty(), Optional.of(reason));
  }

  private Comparison.Pair pair() {
    for (int i = 0; i < one.mask().total(); i++) {
      byte label = one.mask().label(i);
      if (label != Labels.UNKNOWN && other.mask().label(i) != Labels.UNKNOWN) {
        mine.add(one.mask().score(i));
        theirs.add(other.mask().score(i));
        anomalous.set(items++, label == Labels.ANOMALY);
      }
    }
    int anomalies = anomalous.cardinality();
    if (anomalies < 2 || items - anomalies < 2) {
      return refused(
          one,
          other,
          "The items that both scored hold "
              + anomalies
              + " anomalies and "
              + (items - anomalies)
              + " normal ones; a test needs two of each.");
    }
    return new Comparison.Pair(
        one.label(), other.label(), Optional.of(test()), note(), Optional.empty());
  }

  private PairedTest test() {
    boolean[] labels = new boolean[items];
    anomalous.stream().forEach(item -> labels[item] = true);
    PairedDeLong found = PairedDeLong.of(mine.toArray(), theirs.toArray(), labels);
    return new PairedTest(
        items, found.firstArea() - found.secondArea(), found.interval(), found.z(), found.p());
  }

  private Optional<String> note() {
    List<String> notes = new ArrayList<>();
    SameItems.note(one, other).ifPresent(notes::add);
    if (items < one.mask().kept() || items < other.mask().kept()) {
      notes.add(
          "Compared on the "
              + items
              + " items that both scored, of "
              + one.mask().kept()
              + " and "
              + other.mask().kept()
              + ".");
    }
    return notes.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", notes));
  }
}
