package io.graflag.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of one experiment, each by its one name.
 *
 * @param path the directory, {@code SHARED_DIR/experiments/<experiment>}
 */
public record ExperimentDirectory(Path path) {

  /** Status over the whole life of the run. */
  public Path status() {
    return path.resolve("status.json");
  }

  /** All that a replay needs. */
  public Path serviceConfig() {
    return path.resolve("service_config.json");
  }

  /** What the engine created, and how its task ended. */
  public Path serviceDetails() {
    return path.resolve("service_details.json");
  }

  /** A request to stop. */
  public Path stop() {
    return path.resolve("stop.json");
  }

  /** Output of an image build that has ended. */
  public Path buildLog() {
    return path.resolve("build.log");
  }

  /** The same while it is being written. */
  public Path partialBuildLog() {
    return path.resolve("build.log.partial");
  }

  /** What the method wrote to its standard output and standard error. */
  public Path methodOutput() {
    return path.resolve("method_output.txt");
  }

  /** What the runner of a local run says of itself; usually empty. */
  public Path runnerLog() {
    return path.resolve("runner.log");
  }

  /** Resource use over time. */
  public Path resources() {
    return spot("resources");
  }

  /** Scores, labels and metadata as the method wrote them. */
  public Path results() {
    return path.resolve("results.json");
  }

  /** The spot file of a group, {@code <group>.csv}. */
  public Path spot(String group) {
    return path.resolve(group + ".csv");
  }

  /** What the evaluator writes. */
  public Path evaluationDirectory() {
    return path.resolve("eval");
  }

  /** Metrics and plots of the evaluation. */
  public Path evaluation() {
    return evaluationDirectory().resolve("evaluation.json");
  }

  /** ROC and PR curves for pages and comparisons. */
  public Path curves() {
    return evaluationDirectory().resolve("curves.json");
  }

  /** The name of the experiment, which is the name of its directory. */
  public String name() {
    return path.toAbsolutePath().normalize().getFileName().toString();
  }

  /** Space that a runner holds while it lives, so that its end can be recorded on a full disk. */
  public Path reserve() {
    return path.resolve(".reserve");
  }

  /**
   * Removes what writers that were killed left: half-written files, and space held in reserve.
   *
   * @throws GraflagException STORAGE where something cannot be removed
   */
  public void sweep() {
    AtomicFile.discardAllLeftovers(path);
    try {
      Files.deleteIfExists(reserve());
    } catch (IOException e) {
      throw StorageErrors.of("delete", reserve(), e);
    }
  }
}
