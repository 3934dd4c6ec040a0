package io.graflag.api.storage;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * One directory under datasets.
 *
 * @param directory the directory
 * @param bytes size of its files
 * @param fileCount how many files it holds
 * @param metadata its descriptor; empty where there is none
 * @param problem why it cannot be used
 */
public record DatasetEntry(
    Path directory,
    long bytes,
    int fileCount,
    Map<String, Object> metadata,
    Optional<String> problem) {

  /** The name of the directory. */
  public String name() {
    return directory.getFileName().toString();
  }
}
