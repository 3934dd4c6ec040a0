package io.graflag.api.copy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The temporary name of a file that is being written, beside its final place. */
final class PartialFile {
  /** The name of the file is no part of it: with more around it, a long one would be too long. */
  private static final Pattern NAME = Pattern.compile("\\.graflag-copy-[0-9a-f-]{36}\\.tmp");

  /** Whoever still writes to one has touched it since. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private PartialFile() {}

  static Path beside(Path target) {
    return target.resolveSibling(".graflag-copy-" + UUID.randomUUID() + ".tmp");
  }

  static boolean isOne(Path path) {
    return NAME.matcher(path.getFileName().toString()).matches();
  }

  /** Deletes what copies that were killed left in a directory. */
  static void deleteAbandoned(Path directory, Instant now) throws IOException {
    List<Path> found;
    try (Stream<Path> paths = Files.list(directory)) {
      found = paths.filter(PartialFile::isOne).toList();
    }
    for (Path path : found) {
      if (Files.getLastModifiedTime(path).toInstant().isBefore(now.minus(ABANDONED))) {
        Files.deleteIfExists(path);
      }
    }
  }
}
