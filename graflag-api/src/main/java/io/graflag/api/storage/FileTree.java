package io.graflag.api.storage;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;

/** A file or a directory with all it holds. */
final class FileTree {
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
      Files.walkFileTree(source, new Copying(source, partial));
      Files.move(partial, wanted);
    } catch (IOException e) {
      GraflagException failure = StorageErrors.of("copy " + source + " to", wanted, e);
      if (Files.exists(partial, LinkOption.NOFOLLOW_LINKS)) {
        delete(partial);
      }
      throw failure;
    }
  }

  /** Deletes a tree; links are removed, not followed. */
  static void delete(Path root) {
    try {
      Files.walkFileTree(root, new Deleting());
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
      Files.copy(file, to(file), LinkOption.NOFOLLOW_LINKS);
      return FileVisitResult.CONTINUE;
    }

    private Path to(Path path) {
      return path.equals(source) ? target : target.resolve(source.relativize(path));
    }
  }

  private static final class Deleting extends SimpleFileVisitor<Path> {
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
