package io.graflag.api.copy;

import io.graflag.core.GraflagException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The temporary name of what is being written or deleted, beside its final place. */
public final class PartialFile {
  /** The name of the file is no part of it: with more around it, a long one would be too long. */
  private static final Pattern NAME = Pattern.compile("\\.graflag-copy-[0-9a-f-]{36}\\.tmp");

  /** A name that a later copy of the same file finds again has the digit 8 at this place. */
  private static final Pattern KEPT =
      Pattern.compile("\\.graflag-copy-[0-9a-f-]{14}8[0-9a-f-]{21}\\.tmp");

  private static final long VERSION_MASK = 0xF000L;
  private static final long VERSION_8 = 0x8000L;

  /** Whoever still writes to one has touched it since. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  /** Whoever wants to go on with one has done so since, over a long weekend. */
  private static final Duration NOT_CONTINUED = Duration.ofDays(4);

  /** Nobody else has its first half, so that counting on from the second gives names of our own. */
  private static final UUID FIRST = UUID.randomUUID();

  private static final AtomicLong MADE = new AtomicLong();

  private PartialFile() {}

  /** A new name beside the final one. */
  public static Path beside(Path target) {
    long number = FIRST.getLeastSignificantBits() + MADE.getAndIncrement();
    UUID name = new UUID(FIRST.getMostSignificantBits(), number);
    return target.resolveSibling(".graflag-copy-" + name + ".tmp");
  }

  /**
   * The name of what is kept when a copy is cut, so that a later one goes on with it.
   *
   * @param folder where it lies
   * @param identity all that tells the file that is copied from any other, and from itself as it
   *     was before it changed
   */
  public static Path kept(Path folder, String... identity) {
    byte[] digest = Sha256.of(String.join("\0", identity).getBytes(StandardCharsets.UTF_8));
    ByteBuffer number = ByteBuffer.wrap(digest);
    // Version 8 of RFC 9562 is for numbers that a program makes in its own way.
    UUID uuid = new UUID(number.getLong() & ~VERSION_MASK | VERSION_8, number.getLong());
    return folder.resolve(".graflag-copy-" + uuid + ".tmp");
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
      boolean kept = KEPT.matcher(path.getFileName().toString()).matches();
      if (!isTouchedSince(now.minus(kept ? NOT_CONTINUED : ABANDONED), path)) {
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
