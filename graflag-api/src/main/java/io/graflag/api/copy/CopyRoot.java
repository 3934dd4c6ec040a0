package io.graflag.api.copy;

import io.graflag.api.copy.CopyPlan.Sides;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.io.IOException;
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
  static List<CopyRoot> of(
      List<CopyPath> sources, CopyPath destination, CopyOptions options, Sides sides)
      throws IOException {
    List<CopyRoot> roots = new ArrayList<>();
    Set<Path> targets = new HashSet<>();
    for (CopyPath source : sources) {
      CopyRoot root = of(source, destination, sources.size() > 1, sides);
      if (!source.slash() && !targets.add(root.target)) {
        throw GraflagException.of(
            Kind.USAGE, "Two of the sources would both become " + root.target + ".");
      }
      if (sides.same()) {
        root.refuseItself(sides);
      }
      roots.add(root);
    }
    if (sides.same() && options.delete()) {
      for (CopyRoot root : roots) {
        root.refuseToDelete(roots, sides);
      }
    }
    return roots;
  }

  private static CopyRoot of(CopyPath source, CopyPath destination, boolean several, Sides sides)
      throws IOException {
    Path to = destination.path();
    if (!sides.source().exists(source.path())) {
      throw GraflagException.of(
          Kind.NOT_FOUND, "Cannot copy " + source.path() + ": it does not exist.");
    }
    boolean directory = sides.source().isDirectory(source.path());
    if (source.slash() && !directory) {
      throw GraflagException.of(
          Kind.USAGE,
          "Cannot copy what " + source.path() + " holds: it is no directory.",
          "Leave the final slash out.");
    }
    boolean into = directory || several || destination.slash();
    boolean isFolder = sides.target().isDirectory(to);
    if (into && sides.target().exists(to) && !isFolder) {
      throw GraflagException.of(
          Kind.CONFLICT,
          "Cannot copy " + source.path() + " into " + to + ": that is a file, not a directory.");
    }
    boolean named = !source.slash() && (into || isFolder);
    return new CopyRoot(
        sides.source().real(source.path()),
        named ? to.resolve(source.path().getFileName().toString()) : to);
  }

  /** What lies in the destination only is deleted there, and a source may be just that. */
  private void refuseToDelete(List<CopyRoot> roots, Sides sides) throws IOException {
    if (!sides.source().isDirectory(source)) {
      return; // of a file, nothing beside it is deleted
    }
    Path end = sides.target().resolved(target);
    for (CopyRoot other : roots) {
      if (other.source.startsWith(end)) {
        throw GraflagException.of(
            Kind.USAGE,
            "Cannot delete in " + target + ": a source, " + other.source + ", lies there.",
            "Leave --delete out, or move the source elsewhere first.");
      }
    }
  }

  private void refuseItself(Sides sides) throws IOException {
    Path end = sides.target().resolved(target);
    if (end.equals(source)) {
      throw GraflagException.of(Kind.USAGE, "Cannot copy " + source + " to itself.");
    }
    if (sides.source().isDirectory(source) && end.startsWith(source)) {
      throw GraflagException.of(
          Kind.USAGE, "Cannot copy " + source + " into itself, to " + target + ".");
    }
  }
}
