package io.graflag.evaluator.origin;

import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import io.graflag.core.JsonObject;
import io.graflag.core.SharedLayout;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.experiment.ServiceConfig;
import io.graflag.core.method.DatasetName;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The directory of the dataset that a run was made on, where it can be read here.
 *
 * @param path the directory; empty where there is none
 * @param absence why there is none, a sentence
 */
public record DatasetDirectory(Optional<Path> path, String absence) {

  /** A dataset in a directory. */
  public static DatasetDirectory at(Path path) {
    return new DatasetDirectory(Optional.of(path), "");
  }

  /**
   * Finds the dataset of an experiment.
   *
   * <p>First where its record says; the evaluation of a cluster sees SHARED_DIR under another path,
   * so else beside the directory of experiments.
   *
   * @param reported what the method says of itself; its {@code dataset} is the last to be asked
   */
  public static DatasetDirectory of(ExperimentDirectory experiment, Map<String, Object> reported) {
    Optional<ServiceConfig> record = RecordedRun.config(experiment);
    Optional<Path> recorded =
        record.map(ServiceConfig::dataPath).flatMap(DatasetDirectory::directory);
    if (recorded.isPresent()) {
      return at(recorded.get());
    }
    Optional<DatasetName> name = name(experiment, record, reported);
    if (name.isEmpty()) {
      return new DatasetDirectory(Optional.empty(), "Nothing says which dataset it was.");
    }
    Optional<Path> beside =
        Optional.ofNullable(experiment.path().toAbsolutePath().normalize().getParent())
            .map(Path::getParent)
            .map(root -> new SharedLayout(root).dataset(name.get()));
    if (beside.filter(Files::isDirectory).isPresent()) {
      return at(beside.get());
    }
    return new DatasetDirectory(
        Optional.empty(),
        "The dataset "
            + name.get()
            + " is not at hand"
            + beside.map(path -> ": there is no " + path).orElse("")
            + ".");
  }

  /** The directory; NOT_FOUND with the reason where there is none. */
  public Path required() {
    return path.orElseThrow(() -> GraflagException.of(Kind.NOT_FOUND, absence));
  }

  /** What the dataset says of itself; empty where it says nothing that can be read. */
  public Optional<JsonObject> descriptor() {
    Optional<Path> file = path.map(SharedLayout::datasetMetadata).filter(Files::isRegularFile);
    try {
      return file.map(Json::read);
    } catch (GraflagException e) {
      return Optional.empty(); // a list of datasets says what is wrong with it
    }
  }

  /**
   * The name of the dataset that a run was made on, where anything says so.
   *
   * @param reported what the method says of itself; its {@code dataset} is the last to be asked
   */
  public static Optional<DatasetName> name(
      ExperimentDirectory experiment, Map<String, Object> reported) {
    return name(experiment, RecordedRun.config(experiment), reported);
  }

  private static Optional<DatasetName> name(
      ExperimentDirectory experiment,
      Optional<ServiceConfig> record,
      Map<String, Object> reported) {
    return record
        .map(ServiceConfig::dataset)
        .or(() -> ExperimentName.find(experiment.name()).map(name -> name.dataset().value()))
        .or(() -> Optional.ofNullable(reported.get("dataset")).map(Object::toString))
        .filter(DatasetName::isValid)
        .map(DatasetName::new);
  }

  private static Optional<Path> directory(String text) {
    try {
      return Optional.of(text)
          .filter(path -> !path.isBlank())
          .map(Path::of)
          .filter(Files::isDirectory);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
