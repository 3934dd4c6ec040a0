package io.graflag.cli;

import io.graflag.core.experiment.ExperimentName;
import picocli.CommandLine.Option;

/** The option of every command that is about one experiment. */
final class ExperimentOption {
  @Option(
      names = {"-e", "--experiment"},
      required = true,
      paramLabel = "EXPERIMENT",
      converter = ExperimentConverter.class,
      description = "The experiment.")
  private ExperimentName name;

  /** Its name. */
  ExperimentName name() {
    return name;
  }
}
