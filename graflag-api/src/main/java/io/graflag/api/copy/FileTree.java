package io.graflag.api.copy;

import io.graflag.core.GraflagException;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** A file or a directory with all it holds. */
public final class FileTree {
  private FileTree() {}

  /**
   * Deletes a tree; links are removed, not followed. A tree deleted by half has no name.
   *
   * @throws GraflagException STORAGE
   */
  public static void delete(Path root) {
    Path doomed = PartialFile.beside(root);
    try {
      Files.move(root, doomed);
      Files.walkFileTree(doomed, new Deleting());
    } catch (IOException e) {
      throw StorageErrors.of("delete", root, e);
    }
  }

  /** The path, or the nearest one above it that exists. */
  public static Path nearestExisting(Path path) {
    Path at = path.toAbsolutePath();
    while (!Files.exists(at) && at.getParent() != null) {
      at = at.getParent();
    }
    return at;
  }

  private static final class Deleting extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      if (!Files.isWritable(directory)) {
        // A method may have written a directory that it protected afterwards.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
