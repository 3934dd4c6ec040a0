package io.graflag.core;

import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.method.DatasetName;
import io.graflag.core.method.MethodName;
import java.nio.file.Path;

/**
 * Where things lie under SHARED_DIR.
 *
 * @param root SHARED_DIR
 */
public record SharedLayout(Path root) {

  /** One directory a method. */
  public Path methods() {
    return root.resolve("methods");
  }

  /** The directory of a method. */
  public Path method(MethodName method) {
    return methods().resolve(method.value());
  }

  /** The parameters and metadata of a method, inside its directory. */
  public static Path env(Path methodDirectory) {
    return methodDirectory.resolve(".env");
  }

  /** The image recipe of a method, inside its directory. */
  public static Path dockerfile(Path methodDirectory) {
    return methodDirectory.resolve("Dockerfile");
  }

  /** One directory a library; the original keeps its own here, too. */
  public Path libraries() {
    return root.resolve("libs");
  }

  /** One directory a dataset. */
  public Path datasets() {
    return root.resolve("datasets");
  }

  /** The directory of a dataset. */
  public Path dataset(DatasetName dataset) {
    return datasets().resolve(dataset.value());
  }

  /** The descriptor of a dataset, inside its directory. */
  public static Path datasetMetadata(Path datasetDirectory) {
    return datasetDirectory.resolve("metadata.json");
  }

  /** One directory a run. */
  public Path experiments() {
    return root.resolve("experiments");
  }

  /** The directory of an experiment. */
  public ExperimentDirectory experiment(ExperimentName experiment) {
    return new ExperimentDirectory(experiments().resolve(experiment.value()));
  }
}
