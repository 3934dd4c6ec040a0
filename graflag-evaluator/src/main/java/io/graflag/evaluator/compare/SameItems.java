package io.graflag.evaluator.compare;

import io.graflag.core.result.Edges;
import io.graflag.core.result.Ids;
import io.graflag.core.result.Labels;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.IntFunction;

/**
 * Whether two runs scored the same items in the same order.
 *
 * <p>That is so where dataset, kind and number of items, names and labels are the same. Items that
 * not both runs name are matched by place, as equal labels allow.
 */
final class SameItems {
  private SameItems() {}

  /** Why they are not the same, a sentence; empty where they are. */
  static Optional<String> objection(ComparedRun one, ComparedRun other) {
    for (ComparedRun run : new ComparedRun[] {one, other}) {
      if (run.unjudged().isPresent()) {
        return Optional.of(run.label() + " has no area: " + run.unjudged().get() + ".");
      }
      if (run.facts().dataset().isEmpty()) {
        return Optional.of("Nothing says which dataset " + run.label() + " was made on.");
      }
    }
    String mine = one.facts().dataset().orElseThrow();
    String theirs = other.facts().dataset().orElseThrow();
    if (!mine.equals(theirs)) {
      return Optional.of("They were made on two datasets, " + mine + " and " + theirs + ".");
    }
    if (one.results().type() != other.results().type()) {
      return Optional.of(
          "One gave "
              + one.results().type()
              + ", the other "
              + other.results().type()
              + ", which are scores of different items.");
    }
    if (one.mask().total() != other.mask().total()) {
      return Optional.of(
          "One gave " + one.mask().total() + " scores, the other " + other.mask().total() + ".");
    }
    if (!sameNames(one, other)) {
      return Optional.of("They name other items, or the same ones in another order.");
    }
    return labels(one, other);
  }

  /** What a reader should know: that places had to do where not both runs name their items. */
  static Optional<String> note(ComparedRun one, ComparedRun other) {
    boolean named =
        both(one.results().nodeIds(), other.results().nodeIds(), (a, b) -> true, false)
            || both(one.results().edges(), other.results().edges(), (a, b) -> true, false)
            || both(one.results().graphIds(), other.results().graphIds(), (a, b) -> true, false);
    return named
        ? Optional.empty()
        : Optional.of("Items are matched by their place and label; not both runs name them.");
  }

  private static boolean sameNames(ComparedRun one, ComparedRun other) {
    return both(one.results().nodeIds(), other.results().nodeIds(), SameItems::equalIds, true)
        && both(one.results().graphIds(), other.results().graphIds(), SameItems::equalIds, true)
        && both(one.results().edges(), other.results().edges(), SameItems::equalEdges, true);
  }

  private static <T> boolean both(
      Optional<T> one, Optional<T> other, BiPredicate<T, T> test, boolean otherwise) {
    return one.isPresent() && other.isPresent() ? test.test(one.get(), other.get()) : otherwise;
  }

  private static boolean equalIds(Ids one, Ids other) {
    if (one.numbers() != null && other.numbers() != null) {
      return Arrays.equals(one.numbers(), other.numbers());
    }
    return equal(one.shape().size(), other.shape().size(), one::text, other::text);
  }

  private static boolean equalEdges(Edges one, Edges other) {
    if (one.names() == null && other.names() == null) {
      return Arrays.equals(one.sources(), other.sources())
          && Arrays.equals(one.targets(), other.targets());
    }
    int size = one.shape().size();
    int others = other.shape().size();
    return equal(
            size, others, i -> name(one, one.sources()[i]), i -> name(other, other.sources()[i]))
        && equal(
            size, others, i -> name(one, one.targets()[i]), i -> name(other, other.targets()[i]));
  }

  private static boolean equal(
      int size, int others, IntFunction<String> one, IntFunction<String> other) {
    boolean equal = size == others;
    for (int i = 0; i < size && equal; i++) {
      equal = one.apply(i).equals(other.apply(i));
    }
    return equal;
  }

  private static String name(Edges edges, long node) {
    return edges.names() == null ? Long.toString(node) : edges.names()[(int) node];
  }

  /** Every label counts, also of items whose score does not. */
  private static Optional<String> labels(ComparedRun one, ComparedRun other) {
    byte[] mine = one.results().groundTruth().map(Labels::values).orElseThrow();
    byte[] theirs = other.results().groundTruth().map(Labels::values).orElseThrow();
    int differing = 0;
    for (int i = 0; i < mine.length; i++) {
      differing += mine[i] == theirs[i] ? 0 : 1;
    }
    return differing == 0
        ? Optional.empty()
        : Optional.of("Their labels differ for " + differing + " of " + mine.length + " items.");
  }
}
