package io.graflag.evaluator.integrity;

import io.graflag.core.ExperimentDirectory;
import io.graflag.core.evaluation.Finding;
import io.graflag.evaluator.origin.RecordedRun;
import io.graflag.evaluator.origin.SiblingRuns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds parameters and seeds without effect: another run of the same method on the same dataset has
 * other ones and, to the last bit, the same scores.
 */
final class NoEffect {
  private static final int MOST_NAMED = 5;

  private NoEffect() {}

  static Optional<Finding> check(ExperimentDirectory experiment, String digest) {
    Optional<RecordedRun> own = RecordedRun.read(experiment);
    if (own.isEmpty()) {
      return Optional.empty();
    }
    List<RecordedRun> twins =
        SiblingRuns.withDigest(experiment, digest).stream()
            .filter(twin -> !own.get().differences(twin).isEmpty())
            .toList();
    return twins.isEmpty() ? Optional.empty() : Optional.of(finding(own.get(), twins));
  }

  private static Finding finding(RecordedRun own, List<RecordedRun> twins) {
    Set<String> names = new TreeSet<>();
    twins.forEach(twin -> names.addAll(own.differences(twin)));
    List<String> values = new ArrayList<>();
    for (String name : names) {
      values.add(values(name, own, twins));
    }
    String subject = String.join(" and ", names) + (names.size() == 1 ? " has" : " have");
    return new Finding(
        "no_effect",
        subject
            + " no effect: these scores are exactly those of "
            + (twins.size() == 1 ? "another run" : twins.size() + " other runs")
            + " of this method on this dataset. "
            + String.join("; ", values)
            + ".");
  }

  private static String values(String name, RecordedRun own, List<RecordedRun> twins) {
    List<String> others = new ArrayList<>();
    for (RecordedRun twin : twins) {
      if (own.differences(twin).contains(name)) {
        others.add(twin.value(name) + " in " + twin.name());
      }
    }
    int left = others.size() - MOST_NAMED;
    List<String> named = left > 0 ? others.subList(0, MOST_NAMED) : others;
    return name
        + " is "
        + own.value(name)
        + " here, "
        + String.join(", ", named)
        + (left > 0 ? " and other values in " + left + " more" : "");
  }
}
