package io.graflag.api.storage;

import io.graflag.api.config.Places;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import io.graflag.core.JsonObject;
import io.graflag.core.SharedLayout;
import io.graflag.core.StorageErrors;
import io.graflag.core.method.DatasetName;
import io.graflag.core.method.MethodName;
import io.graflag.core.method.MethodSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Methods and datasets, looked for in several folders; of equal names the first folder's counts.
 */
record Catalogue(Places places) {
  static final String NAME_RULE =
      "names hold lower-case letters and digits, with single '.', '_' or '-' between them";

  /** All methods, sorted by name. */
  List<MethodEntry> methods() {
    return found(places.methodFolders()).stream().map(Catalogue::methodEntry).toList();
  }

  /** One method that can be run. */
  MethodEntry method(MethodName name) {
    MethodEntry entry = methodEntry(find("method", name.value(), places.methodFolders()));
    if (entry.problem().isPresent()) {
      throw GraflagException.of(
          Kind.INVALID_INPUT,
          "The method " + name + " cannot be run: " + entry.problem().get() + ".");
    }
    return entry;
  }

  /** All datasets, sorted by name. */
  List<DatasetEntry> datasets() {
    return found(places.datasetFolders()).stream().map(Catalogue::datasetEntry).toList();
  }

  /** One dataset. */
  DatasetEntry dataset(DatasetName name) {
    return datasetEntry(find("dataset", name.value(), places.datasetFolders()));
  }

  private static Collection<Places.Folder> found(List<Places.Folder> folders) {
    Map<String, Places.Folder> byName = new TreeMap<>();
    for (Places.Folder folder : folders) {
      for (Path path : directories(folder.path())) {
        byName.putIfAbsent(path.getFileName().toString(), new Places.Folder(path, folder.origin()));
      }
    }
    return byName.values();
  }

  private static Places.Folder find(String what, String name, List<Places.Folder> folders) {
    return folders.stream()
        .map(folder -> new Places.Folder(folder.path().resolve(name), folder.origin()))
        .filter(folder -> Files.isDirectory(folder.path()))
        .findFirst()
        .orElseThrow(
            () ->
                NearNames.notFound(
                    what,
                    name,
                    found(folders).stream().map(f -> f.path().getFileName().toString()).toList(),
                    folders.stream()
                        .map(folder -> folder.path().toString())
                        .collect(Collectors.joining(" or "))));
  }

  private static MethodEntry methodEntry(Places.Folder folder) {
    Path directory = folder.path();
    String name = directory.getFileName().toString();
    boolean hasDockerfile = Files.isRegularFile(SharedLayout.dockerfile(directory));
    if (!MethodName.isValid(name)) {
      return new MethodEntry(
          directory, Optional.empty(), hasDockerfile, Optional.of(NAME_RULE), folder.origin());
    }
    if (!Files.isRegularFile(SharedLayout.env(directory))) {
      return new MethodEntry(
          directory,
          Optional.empty(),
          hasDockerfile,
          Optional.of("it has no .env file"),
          folder.origin());
    }
    List<String> problems = new ArrayList<>();
    Optional<MethodSpec> spec =
        readable(problems, () -> Optional.of(MethodSpec.read(new MethodName(name), directory)));
    readable(problems, () -> spec.map(MethodSpec::gpus));
    return new MethodEntry(
        directory, spec, hasDockerfile, problems.stream().findFirst(), folder.origin());
  }

  private static DatasetEntry datasetEntry(Places.Folder folder) {
    Path directory = folder.path();
    List<String> problems = new ArrayList<>();
    TreeSize size = TreeSize.of(directory);
    problems.addAll(size.problems());
    if (!DatasetName.isValid(directory.getFileName().toString())) {
      problems.add(NAME_RULE);
    }
    Optional<JsonObject> metadata =
        readable(problems, () -> metadata(SharedLayout.datasetMetadata(directory)));
    return new DatasetEntry(
        directory,
        size.bytes(),
        size.files(),
        metadata.map(JsonObject::values).orElse(Map.of()),
        problems.stream().findFirst(),
        folder.origin());
  }

  private static Optional<JsonObject> metadata(Path file) {
    return Files.isRegularFile(file) ? Optional.of(Json.read(file)) : Optional.empty();
  }

  /** Runs a reading whose failure is a problem of the entry, not the end of a list. */
  static <T> Optional<T> readable(List<String> problems, Supplier<Optional<T>> read) {
    try {
      return read.get();
    } catch (GraflagException e) {
      problems.add(e.getMessage());
      return Optional.empty();
    }
  }

  /** Names of the directories in one. */
  static List<String> names(Path parent) {
    return directories(parent).stream().map(path -> path.getFileName().toString()).toList();
  }

  /** The directories in one, sorted by name, without hidden ones. */
  static List<Path> directories(Path parent) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.list(parent)) {
      return paths
          .filter(Files::isDirectory)
          .filter(path -> !path.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw StorageErrors.of("list", parent, e);
    } catch (UncheckedIOException e) {
      throw StorageErrors.of("list", parent, e.getCause());
    }
  }
}
