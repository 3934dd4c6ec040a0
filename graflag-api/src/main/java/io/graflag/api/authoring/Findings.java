package io.graflag.api.authoring;

import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The checks made so far, in order. */
final class Findings {
  private final List<Check> checks = new ArrayList<>();

  void ok(String subject, String finding) {
    checks.add(new Check(subject, Check.Level.OK, finding, Optional.empty()));
  }

  void warning(String subject, String finding, String advice) {
    checks.add(new Check(subject, Check.Level.WARNING, finding, Optional.of(advice)));
  }

  void error(String subject, String finding, String advice) {
    checks.add(new Check(subject, Check.Level.ERROR, finding, Optional.of(advice)));
  }

  /** What a reader gives; what it refuses is an error of the method. */
  <T> Optional<T> readable(String subject, String advice, Supplier<T> reader) {
    try {
      return Optional.of(reader.get());
    } catch (GraflagException e) {
      checks.add(
          new Check(
              subject, Check.Level.ERROR, e.getMessage(), Optional.of(e.hint().orElse(advice))));
      return Optional.empty();
    }
  }

  /** A message without the directory of a trial, which says nothing and soon is no more. */
  static String relative(String message, ExperimentDirectory experiment) {
    return message.replace(experiment.path() + "/", "");
  }

  boolean hasError() {
    return checks.stream().anyMatch(check -> check.level() == Check.Level.ERROR);
  }

  List<Check> all() {
    return List.copyOf(checks);
  }
}
