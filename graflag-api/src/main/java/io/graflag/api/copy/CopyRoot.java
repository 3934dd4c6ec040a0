package io.graflag.api.copy;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One source, links resolved, and where exactly it goes.
 *
 * @param source an existing file or directory
 * @param target its place at the destination
 */
record CopyRoot(Path source, Path target) {

  /**
   * Decides where each source goes, as rsync does: a directory into the destination, what it holds
   * where a slash follows, a single file under the name of the destination where that is no
   * directory.
   */
  static List<CopyRoot> of(List<CopyPath> sources, CopyPath destination) {
    List<CopyRoot> roots = new ArrayList<>();
    Set<Path> targets = new HashSet<>();
    for (CopyPath source : sources) {
      CopyRoot root = of(source, destination, sources.size() > 1);
      if (!source.slash() && !targets.add(root.target)) {
        throw GraflagException.of(
            Kind.USAGE, "Two of the sources would both become " + root.target + ".");
      }
      root.refuseItself();
      roots.add(root);
    }
    return roots;
  }

  private static CopyRoot of(CopyPath source, CopyPath destination, boolean several) {
    Path to = destination.path();
    if (!Files.exists(source.path())) {
      throw GraflagException.of(
          Kind.NOT_FOUND, "Cannot copy " + source.path() + ": it does not exist.");
    }
    boolean directory = Files.isDirectory(source.path());
    if (source.slash() && !directory) {
      throw GraflagException.of(
          Kind.USAGE,
          "Cannot copy what " + source.path() + " holds: it is no directory.",
          "Leave the final slash out.");
    }
    boolean into = directory || several || destination.slash();
    if (into && Files.exists(to) && !Files.isDirectory(to)) {
      throw GraflagException.of(
          Kind.CONFLICT,
          "Cannot copy " + source.path() + " into " + to + ": that is a file, not a directory.");
    }
    boolean named = !source.slash() && (into || Files.isDirectory(to));
    return new CopyRoot(
        real(source.path()), named ? to.resolve(source.path().getFileName().toString()) : to);
  }

  private void refuseItself() {
    Path end = resolved(target);
    if (end.equals(source)) {
      throw GraflagException.of(Kind.USAGE, "Cannot copy " + source + " to itself.");
    }
    if (Files.isDirectory(source) && end.startsWith(source)) {
      throw GraflagException.of(
          Kind.USAGE, "Cannot copy " + source + " into itself, to " + target + ".");
    }
  }

  /** The path with the links resolved in that part of it that exists. */
  static Path resolved(Path path) {
    Path existing = FileTree.nearestExisting(path);
    Path rest = existing.relativize(path.toAbsolutePath());
    return real(existing).resolve(rest).normalize();
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw StorageErrors.of("read", path, e);
    }
  }

  /** Whether something lies there, a link that leads nowhere included. */
  static boolean isTaken(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }
}
