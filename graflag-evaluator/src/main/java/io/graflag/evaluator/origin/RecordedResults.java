package io.graflag.evaluator.origin;

import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.result.Results;
import io.graflag.core.result.ResultsReader;
import java.nio.file.Files;

/** What the method of a run left. */
public final class RecordedResults {
  private RecordedResults() {}

  /**
   * Reads the results of an experiment.
   *
   * @throws GraflagException NOT_FOUND where there are none, INVALID_INPUT or STORAGE
   */
  public static Results read(ExperimentDirectory experiment) {
    if (!Files.isDirectory(experiment.path())) {
      throw GraflagException.of(
          Kind.NOT_FOUND, "There is no experiment directory " + experiment.path() + ".");
    }
    if (!Files.exists(experiment.results())) {
      throw GraflagException.of(
          Kind.NOT_FOUND,
          "Cannot evaluate " + experiment.name() + ": " + experiment.results() + " does not exist.",
          "The method has written no results; " + experiment.methodOutput() + " may say why.");
    }
    return ResultsReader.read(experiment.results());
  }
}
