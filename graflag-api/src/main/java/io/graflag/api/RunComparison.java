package io.graflag.api;

import io.graflag.api.copy.FileTree;
import io.graflag.api.engine.Engine;
import io.graflag.api.storage.Storage;
import io.graflag.core.Document;
import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import io.graflag.core.StorageErrors;
import io.graflag.core.evaluation.Comparison;
import io.graflag.core.experiment.ExperimentName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares runs on this machine, wherever they were made.
 *
 * <p>Of runs on a cluster only results and record are fetched, and not kept.
 */
final class RunComparison {
  private static final String COLUMN = "_file";
  private static final long LARGEST_HEAD = 1 << 20;

  private final Storage storage;
  private final boolean isRemote;
  private final Engine folders;

  /**
   * Prepares a comparison.
   *
   * @param isRemote whether the files lie on another machine
   * @param folders compares folders of this machine
   */
  RunComparison(Storage storage, boolean isRemote, Engine folders) {
    this.storage = storage;
    this.isRemote = isRemote;
    this.folders = folders;
  }

  /** Compares runs that have results. */
  Comparison compare(List<ExperimentName> names, Path target) {
    if (!isRemote) {
      return compared(names.stream().map(storage::directory).toList(), target);
    }
    Path fetched = temporary();
    try {
      List<ExperimentDirectory> directories = new ArrayList<>();
      for (ExperimentName name : names) {
        directories.add(fetch(name, fetched));
      }
      return compared(directories, target);
    } finally {
      FileTree.delete(fetched);
    }
  }

  private Comparison compared(List<ExperimentDirectory> directories, Path target) {
    List<String> lines = new ArrayList<>();
    folders.compare(directories, target, lines::add);
    return Comparison.from(EvaluatorAnswer.parse("the comparison", lines));
  }

  private ExperimentDirectory fetch(ExperimentName name, Path parent) {
    ExperimentDirectory there = storage.directory(name);
    ExperimentDirectory here = new ExperimentDirectory(parent.resolve(name.value()));
    try {
      Files.createDirectories(here.path());
      fetch(there.results(), here.results());
      for (String column : columns(here.results())) {
        fetch(there.path().resolve(column), here.path().resolve(column));
      }
      Optional<Document> config = storage.read(there.serviceConfig());
      if (config.isPresent()) {
        Files.write(here.serviceConfig(), config.get().bytes());
      }
    } catch (IOException e) {
      throw StorageErrors.of("write", here.path(), e);
    }
    return here;
  }

  private void fetch(Path there, Path here) throws IOException {
    try (InputStream in = storage.open(there)) {
      Files.copy(in, here);
    }
  }

  /** Files with columns beside results.json, which is small where there are any. */
  private static List<String> columns(Path results) throws IOException {
    if (Files.size(results) > LARGEST_HEAD) {
      return List.of();
    }
    List<String> columns = new ArrayList<>();
    Json.read(results)
        .values()
        .forEach(
            (key, value) -> {
              if (key.endsWith(COLUMN) && value instanceof String name) {
                columns.add(plain(name, results));
              }
            });
    return columns;
  }

  /** A name that leads elsewhere would have any file written. */
  private static String plain(String name, Path results) {
    if (!name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*")) {
      throw GraflagException.of(
          Kind.INVALID_INPUT, results + " names a column " + Json.quoted(name) + " elsewhere.");
    }
    return name;
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("graflag-compare-");
    } catch (IOException e) {
      throw new GraflagException(
          Kind.STORAGE, "Cannot create a temporary directory: " + e.getMessage(), null, e);
    }
  }
}
