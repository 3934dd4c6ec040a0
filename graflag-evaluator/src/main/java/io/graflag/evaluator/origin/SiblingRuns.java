package io.graflag.evaluator.origin;

import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.StorageErrors;
import io.graflag.core.evaluation.Evaluation;
import io.graflag.core.evaluation.Integrity;
import io.graflag.core.experiment.ExperimentName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Other runs of the same method on the same dataset, in the same directory of experiments. */
public final class SiblingRuns {
  private SiblingRuns() {}

  /**
   * Those with equal scores, older ones first; only what was evaluated can be found.
   *
   * @param experiment has no siblings unless its name is that of an experiment
   * @param digest that of its scores
   * @throws GraflagException STORAGE where the directory of experiments cannot be listed
   */
  public static List<RecordedRun> withDigest(ExperimentDirectory experiment, String digest) {
    Optional<ExperimentName> own = ExperimentName.find(experiment.name());
    Path parent = experiment.path().toAbsolutePath().normalize().getParent();
    if (own.isEmpty() || parent == null) {
      return List.of();
    }
    try (Stream<Path> paths = Files.list(parent)) {
      return paths
          .map(path -> path.getFileName().toString())
          .flatMap(name -> ExperimentName.find(name).stream())
          .filter(name -> isSibling(name, own.get()))
          .sorted()
          .map(name -> new ExperimentDirectory(parent.resolve(name.value())))
          .filter(sibling -> digest(sibling).filter(digest::equals).isPresent())
          .flatMap(sibling -> RecordedRun.read(sibling).stream())
          .toList();
    } catch (IOException e) {
      throw StorageErrors.of("list", parent, e);
    }
  }

  private static boolean isSibling(ExperimentName name, ExperimentName own) {
    return !name.equals(own)
        && name.method().equals(own.method())
        && name.dataset().equals(own.dataset());
  }

  /** Of its evaluation, which is small; its scores may be gigabytes. */
  private static Optional<String> digest(ExperimentDirectory sibling) {
    if (!Files.isRegularFile(sibling.evaluation())) {
      return Optional.empty();
    }
    try {
      return Evaluation.read(sibling.evaluation()).integrity().flatMap(Integrity::scoreDigest);
    } catch (GraflagException e) {
      return Optional.empty(); // being written anew, or broken: nothing to compare with
    }
  }
}
