package io.graflag.api.storage;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.experiment.Status;
import io.graflag.core.experiment.StatusFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What keeps the files of an experiment from saying all.
 *
 * <p>A file that is broken counts as missing. What one says that is not given out is unknown.
 */
final class Obstacles {
  private final List<String> problems = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();

  /** Runs a reading whose failure is a problem of the experiment, not the end of a list. */
  <T> Optional<T> read(Supplier<Optional<T>> reading) {
    try {
      return reading.get();
    } catch (GraflagException e) {
      note(e.getMessage(), e.kind() != Kind.INVALID_INPUT);
      return Optional.empty();
    }
  }

  Optional<Status> status(StatusFile.Reading reading) {
    reading.problem().ifPresent(problem -> note(problem, reading.unread()));
    return reading.status();
  }

  /** Notes that nobody can tell which files there are. */
  void hidden(String problem) {
    note(problem, true);
  }

  private void note(String problem, boolean unknown) {
    problems.add(problem);
    if (unknown) {
      unread.add(problem);
    }
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  /** Why something is unknown. */
  Optional<String> unread() {
    return unread.stream().findFirst();
  }
}
