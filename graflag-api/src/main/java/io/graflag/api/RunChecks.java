package io.graflag.api;

import io.graflag.api.RunCheck.Outcome;
import io.graflag.core.GraflagException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Checks made one after the other, of which a later one may need what an earlier one found. */
final class RunChecks {
  private final List<RunCheck> checks = new ArrayList<>();
  private final List<GraflagException> failures = new ArrayList<>();

  /** What a check found. */
  record Found<T>(T value, Outcome outcome, String detail) {

    static <T> Found<T> fine(T value, String detail) {
      return new Found<>(value, Outcome.PASSED, detail);
    }

    static <T> Found<T> odd(T value, String detail) {
      return new Found<>(value, Outcome.WARNED, detail);
    }
  }

  /** Makes a check; what it throws is kept, and nothing is found. */
  <T> Optional<T> make(String name, Supplier<Found<T>> check) {
    try {
      Found<T> found = check.get();
      checks.add(new RunCheck(name, found.outcome(), found.detail()));
      return Optional.of(found.value());
    } catch (GraflagException e) {
      failures.add(e);
      String hint = e.hint().map(text -> " " + text).orElse("");
      checks.add(new RunCheck(name, Outcome.FAILED, e.getMessage() + hint));
      return Optional.empty();
    }
  }

  /** What was checked so far. */
  List<RunCheck> all() {
    return List.copyOf(checks);
  }

  /** Whether none failed. */
  boolean passed() {
    return failures.isEmpty();
  }

  /** Throws what the first failed check threw. */
  void require() {
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
  }
}
