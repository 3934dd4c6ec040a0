package io.graflag.api.storage;

import io.graflag.api.config.Origin;
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
 * @param origin whose it is
 */
public record DatasetEntry(
    Path directory,
    long bytes,
    int fileCount,
    Map<String, Object> metadata,
    Optional<String> problem,
    Origin origin) {

  /** The name of the directory. */
  public String name() {
    return directory.getFileName().toString();
  }
}
