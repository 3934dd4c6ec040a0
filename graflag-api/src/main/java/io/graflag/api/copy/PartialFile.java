package io.graflag.api.copy;

import io.graflag.core.GraflagException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The temporary name of what is being written or deleted, beside its final place. */
public final class PartialFile {
  /** The name of the file is no part of it: with more around it, a long one would be too long. */
  private static final Pattern NAME = Pattern.compile("\\.graflag-copy-[0-9a-f-]{36}\\.tmp");

  /** Whoever still writes to one has touched it since. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private PartialFile() {}

  /** A new name beside the final one. */
  public static Path beside(Path target) {
    return target.resolveSibling(".graflag-copy-" + UUID.randomUUID() + ".tmp");
  }

  /** Whether a path has such a name. */
  public static boolean isOne(Path path) {
    return NAME.matcher(path.getFileName().toString()).matches();
  }

  /** Deletes what copies that were killed left in a directory. */
  public static void deleteAbandoned(Path directory, Instant now) throws IOException {
    List<Path> found;
    try (Stream<Path> paths = Files.list(directory)) {
      found = paths.filter(PartialFile::isOne).toList();
    }
    for (Path path : found) {
      if (!isTouchedSince(now.minus(ABANDONED), path)) {
        deleteLeftover(path);
      }
    }
  }

  /** A directory may be old while a file in it is being written. */
  private static boolean isTouchedSince(Instant moment, Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        if (!lastModified(path).isBefore(moment)) {
          return true;
        }
      }
      return false;
    } catch (NoSuchFileException | UncheckedIOException e) {
      // It is being moved to its final place, or nobody may look at it: not ours to delete.
      return true;
    }
  }

  private static Instant lastModified(Path path) throws IOException {
    return Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant();
  }

  private static void deleteLeftover(Path path) {
    try {
      FileTree.delete(path);
    } catch (GraflagException e) {
      // It is in nobody's way, and no reason to refuse a copy.
      return;
    }
  }
}
