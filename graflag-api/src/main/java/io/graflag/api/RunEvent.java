package io.graflag.api;

import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.experiment.ExperimentState;
import java.time.Duration;
import java.util.Optional;

/** What happens in the course of a run, in the order it happens. */
public sealed interface RunEvent {

  /** The experiment it belongs to. */
  ExperimentName experiment();

  /** Something that looks like a mistake, before anything was started. */
  record Warned(ExperimentName experiment, String message) implements RunEvent {}

  /** Its image is being built or sent, which printed these bytes; they may end anywhere. */
  record Building(ExperimentName experiment, byte[] bytes) implements RunEvent {
    /** How many bytes, for a log; an array has no words of its own. */
    @Override
    public String toString() {
      return "Building[experiment=" + experiment + ", " + bytes.length + " bytes]";
    }
  }

  /** The run exists and its files lie in a directory of its own. */
  record Started(ExperimentName experiment) implements RunEvent {}

  /** The method wrote these bytes; they may end anywhere in a line. */
  record Output(ExperimentName experiment, byte[] bytes) implements RunEvent {
    /** How many bytes, for a log; an array has no words of its own. */
    @Override
    public String toString() {
      return "Output[experiment=" + experiment + ", " + bytes.length + " bytes]";
    }
  }

  /**
   * It still goes on; at most once a second.
   *
   * @param detail what keeps it waiting, in words
   * @param memoryMb what it uses, where that is measured
   */
  record Progress(
      ExperimentName experiment,
      ExperimentState state,
      Duration elapsed,
      Optional<String> detail,
      Optional<Double> memoryMb)
      implements RunEvent {}

  /** It ended. */
  record Finished(ExperimentName experiment, ExperimentInfo info) implements RunEvent {}
}
