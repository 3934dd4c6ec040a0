package io.graflag.api;

import io.graflag.api.storage.DatasetEntry;
import java.util.Map;
import java.util.Optional;

/**
 * A dataset, for lists.
 *
 * @param name name of its directory
 * @param path its directory
 * @param sizeMb size of its files in MB of 2^20 bytes
 * @param fileCount how many files it holds
 * @param metadata its descriptor
 * @param problem why it cannot be used
 * @param origin {@code own} or {@code shipped}
 */
public record DatasetInfo(
    String name,
    String path,
    double sizeMb,
    int fileCount,
    Map<String, Object> metadata,
    Optional<String> problem,
    String origin) {
  private static final double BYTES_PER_MB = 1 << 20;

  static DatasetInfo from(DatasetEntry entry) {
    return new DatasetInfo(
        entry.name(),
        entry.directory().toString(),
        Math.round(entry.bytes() / BYTES_PER_MB * 100) / 100.0,
        entry.fileCount(),
        entry.metadata(),
        entry.problem(),
        entry.origin().word());
  }
}
