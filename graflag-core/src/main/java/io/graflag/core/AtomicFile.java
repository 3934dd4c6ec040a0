package io.graflag.core;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Writes a file so that a reader sees the old content or the new, never a part.
 *
 * <p>The content goes to a temporary file in the same directory, is flushed to the disk, and is
 * renamed into place. Whatever fails, the old file stays and the temporary one is removed; only a
 * process that is killed leaves it, for {@link #discardLeftovers}.
 */
public final class AtomicFile {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final String SUFFIX = ".tmp";

  /** Writes the content of a file to a stream. */
  @FunctionalInterface
  public interface Content {
    /** Writes everything to {@code out}; closing it is the caller's part. */
    void writeTo(OutputStream out) throws IOException;
  }

  private AtomicFile() {}

  /**
   * Replaces a file.
   *
   * @param target the file to create or replace; its directory must exist
   * @param content writes the new content
   * @param attributes what the file is created with, such as permissions
   * @throws GraflagException of kind STORAGE_FULL or STORAGE; the old file is then unchanged
   */
  public static void write(Path target, Content content, FileAttribute<?>... attributes) {
    Path directory = target.toAbsolutePath().getParent();
    // Any number will do, as the file must not exist yet; a secret one costs a runner 15 ms to
    // start.
    Random random = ThreadLocalRandom.current();
    UUID number = new UUID(random.nextLong(), random.nextLong());
    Path temporary = directory.resolve("." + target.getFileName() + "." + number + SUFFIX);
    try {
      Files.createFile(temporary, attributes);
      // Not a channel: that would refuse to write on an interrupted thread, and the last thing an
      // interrupted run does is to write how it ended.
      try (FileOutputStream file = new FileOutputStream(temporary.toFile())) {
        OutputStream out = new BufferedOutputStream(file, BUFFER_BYTES);
        content.writeTo(out);
        out.flush();
        file.getFD().sync();
      }
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      discard(temporary, e);
      throw StorageErrors.of("write", target, e);
    } catch (RuntimeException | Error e) {
      discard(temporary, e);
      throw e;
    }
  }

  /**
   * Removes the temporary files that killed processes left of a file.
   *
   * @param target the file they wrote; nobody may be writing it now
   * @throws GraflagException STORAGE where one cannot be removed
   */
  public static void discardLeftovers(Path target) {
    discardLeftovers(target.toAbsolutePath().getParent(), "." + target.getFileName() + ".");
  }

  /**
   * Removes the temporary files that killed processes left in a directory.
   *
   * @throws GraflagException STORAGE where one cannot be removed
   */
  static void discardAllLeftovers(Path directory) {
    discardLeftovers(directory, ".");
  }

  private static void discardLeftovers(Path directory, String prefix) {
    DirectoryStream.Filter<Path> leftovers =
        path -> {
          String name = path.getFileName().toString();
          return name.startsWith(prefix)
              && name.endsWith(SUFFIX)
              && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
        };
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, leftovers)) {
      for (Path path : found) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw StorageErrors.of("clear up in", directory, e);
    } catch (DirectoryIteratorException e) {
      throw StorageErrors.of("clear up in", directory, e.getCause());
    }
  }

  private static void discard(Path temporary, Throwable cause) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
