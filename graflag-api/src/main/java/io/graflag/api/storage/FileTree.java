package io.graflag.api.storage;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.UUID;

/** A file or a directory with all it holds. */
public final class FileTree {
  private FileTree() {}

  /** Copies a tree beside the target first, so that a half copy never has the final name. */
  static void copy(Path source, Path target) {
    Path wanted = target.toAbsolutePath();
    if (Files.exists(wanted, LinkOption.NOFOLLOW_LINKS)) {
      throw GraflagException.of(Kind.CONFLICT, wanted + " exists already.", "Choose another name.");
    }
    Path partial =
        wanted.resolveSibling("." + wanted.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      Files.createDirectories(wanted.getParent());
      // Datasets are often links to a larger disk: what they lead to is what is wanted.
      Path real = source.toRealPath();
      Files.walkFileTree(
          real,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new Copying(real, partial));
      Files.move(partial, wanted);
    } catch (IOException e) {
      GraflagException failure = StorageErrors.of("copy " + source + " to", wanted, e);
      if (Files.exists(partial, LinkOption.NOFOLLOW_LINKS)) {
        delete(partial);
      }
      throw failure;
    }
  }

  /** Deletes a tree; links are removed, not followed. A tree deleted by half has no name. */
  public static void delete(Path root) {
    Path doomed = root.resolveSibling("." + root.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      Files.move(root, doomed);
      Files.walkFileTree(doomed, new Deleting());
    } catch (IOException e) {
      throw StorageErrors.of("delete", root, e);
    }
  }

  private static final class Copying extends SimpleFileVisitor<Path> {
    private final Path source;
    private final Path target;

    Copying(Path source, Path target) {
      this.source = source;
      this.target = target;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      Files.createDirectory(to(directory));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.copy(file, to(file));
      return FileVisitResult.CONTINUE;
    }

    private Path to(Path path) {
      return path.equals(source) ? target : target.resolve(source.relativize(path));
    }
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
