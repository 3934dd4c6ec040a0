package io.graflag.api.copy;

import io.graflag.api.copy.TreeEntry.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Files of this machine. */
public final class LocalTree implements TreeView {

  @Override
  public Optional<TreeEntry> entry(Path path) throws IOException {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      Optional<Path> leadsTo =
          attributes.isSymbolicLink()
              ? Optional.of(Files.readSymbolicLink(path))
              : Optional.empty();
      return Optional.of(
          new TreeEntry(
              kind(attributes), attributes.size(), attributes.lastModifiedTime(), leadsTo));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static Kind kind(BasicFileAttributes attributes) {
    return attributes.isSymbolicLink()
        ? Kind.LINK
        : attributes.isDirectory()
            ? Kind.DIRECTORY
            : attributes.isRegularFile() ? Kind.FILE : Kind.OTHER;
  }

  @Override
  public boolean exists(Path path) {
    return Files.exists(path);
  }

  @Override
  public boolean isDirectory(Path path) {
    return Files.isDirectory(path);
  }

  @Override
  public List<Path> children(Path directory) throws IOException {
    List<Path> children = new ArrayList<>();
    try (Stream<Path> paths = Files.list(directory)) {
      paths.sorted().forEach(children::add);
    }
    return children;
  }

  @Override
  public Path real(Path path) throws IOException {
    return path.toRealPath();
  }

  @Override
  public Path resolved(Path path) throws IOException {
    Path existing = FileTree.nearestExisting(path);
    Path rest = existing.relativize(path.toAbsolutePath());
    return existing.toRealPath().resolve(rest).normalize();
  }
}
