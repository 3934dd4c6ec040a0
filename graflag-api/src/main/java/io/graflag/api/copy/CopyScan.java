package io.graflag.api.copy;

import io.graflag.api.copy.CopyChange.Action;
import io.graflag.api.copy.CopyPlan.Sides;
import io.graflag.api.copy.TreeEntry.Kind;
import io.graflag.core.GraflagException;
import io.graflag.core.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Walks one source beside its destination and finds out what there is to do; changes nothing. */
final class CopyScan {
  private final CopyRoot root;
  private final CopyOptions options;
  private final Predicate<Path> followed;
  private final TreeView sources;
  private final TreeView targets;
  private final Sides sides;
  private final CopyPlan plan;

  /**
   * Prepares a walk.
   *
   * @param options whether what is not at the source is in the way, and what stays as it is
   * @param followed which links inside the source stand for what they lead to
   * @param plan takes what there is to do, and what is left out
   */
  CopyScan(
      CopyRoot root, CopyOptions options, Predicate<Path> followed, Sides sides, CopyPlan plan) {
    this.root = root;
    this.options = options;
    this.followed = followed;
    this.sources = sides.source();
    this.targets = sides.target();
    this.sides = sides;
    this.plan = plan;
  }

  void walk() throws IOException {
    refuseKept();
    walk(root.source());
  }

  private void walk(Path path) throws IOException {
    boolean isRoot = path.equals(root.source());
    if (!isRoot && PartialFile.isOne(path)) {
      return;
    }
    Optional<TreeEntry> entry = sources.entry(path);
    if (entry.isEmpty()) {
      plan.notices().add("Left out, vanished meanwhile: " + shown(path));
      return;
    }
    switch (entry.get().kind()) {
      case FILE -> content(path, entry.get());
      case LINK -> link(path, entry.get().leadsTo().orElseThrow());
      case OTHER -> plan.notices().add("Left out, no regular file: " + shown(path));
      case DIRECTORY -> {
        List<Path> children = folder(path, isRoot);
        for (Path child : children) {
          walk(child);
        }
      }
    }
  }

  private void refuseKept() throws IOException {
    if (options.kept().isEmpty() || !sources.isDirectory(root.source())) {
      return;
    }
    List<String> refused =
        sources.children(root.source()).stream()
            .map(path -> path.getFileName().toString())
            .filter(options.kept()::contains)
            .toList();
    if (!refused.isEmpty()) {
      throw GraflagException.of(
          GraflagException.Kind.CONFLICT,
          "Cannot copy "
              + String.join(", ", refused)
              + " to "
              + root.target()
              + ": what has these names there belongs to GraFlag.",
          "Rename them, or leave them out.");
    }
  }

  /** Plans a directory, and says what it holds. */
  private List<Path> folder(Path directory, boolean isRoot) throws IOException {
    Path target = target(directory);
    Optional<TreeEntry> there = targets.entry(target);
    if (!isRoot && there.isPresent() && there.get().is(Kind.LINK)) {
      throw GraflagException.of(
          GraflagException.Kind.CONFLICT,
          "Cannot copy the directory "
              + directory
              + ": at the destination "
              + target
              + " is a link.",
          "Remove the link, or copy to what it leads to.");
    }
    if (there.isPresent() && !targets.isDirectory(target)) {
      throw GraflagException.of(
          GraflagException.Kind.CONFLICT,
          "Cannot copy the directory " + directory + ": " + target + " is a file.");
    }
    plan.items()
        .add(
            new CopyItem.Folder(
                directory,
                target,
                there.isPresent() ? Optional.empty() : Optional.of(Action.CREATE)));
    List<Path> children = sources.children(directory);
    if (there.isPresent() && options.delete()) {
      addSurplus(children, target, isRoot ? options.kept() : Set.of());
    }
    return children;
  }

  private void content(Path file, TreeEntry entry) throws IOException {
    Path target = target(file);
    Optional<Action> action = Optional.of(Action.CREATE);
    Optional<TreeEntry> there = targets.entry(target);
    if (there.isPresent()) {
      refuseDirectory(file, target, there.get());
      refuseDangling(file, target, there.get());
      boolean same =
          there.get().is(Kind.FILE)
              && there.get().bytes() == entry.bytes()
              && (options.contents()
                  ? sides.contents().test(file, target)
                  : isSameTime(there.get().modified(), entry.modified()));
      action = same ? Optional.empty() : Optional.of(Action.UPDATE);
    }
    plan.items().add(new CopyItem.Content(file, target, entry.bytes(), action));
  }

  private void link(Path link, Path leadsTo) throws IOException {
    if (followed.test(link) && sources.isDirectory(link)) {
      CopyRoot linked = new CopyRoot(sources.real(link), target(link));
      new CopyScan(linked, options.keeping(Set.of()), path -> false, sides, plan).walk();
      return;
    }
    Path end = sources.resolved(link.resolveSibling(leadsTo));
    if (!end.startsWith(root.source())) {
      plan.notices().add("Left out, a link that leads out of what is copied: " + shown(link));
      return;
    }
    Path kept = staysInside(link, leadsTo) ? leadsTo : relative(link, end);
    Path target = target(link);
    Optional<Action> action = Optional.of(Action.CREATE);
    Optional<TreeEntry> there = targets.entry(target);
    if (there.isPresent()) {
      refuseDirectory(link, target, there.get());
      boolean same = there.get().leadsTo().filter(kept::equals).isPresent();
      if (!same) {
        refuseDangling(link, target, there.get());
      }
      action = same ? Optional.empty() : Optional.of(Action.UPDATE);
    }
    plan.items().add(new CopyItem.Link(target, kept, action));
  }

  /**
   * Whether what a link says leads to no place outside wherever it is copied to. An absolute one
   * would lead back to the source, and one that climbs above the root to whatever lies beside the
   * copy.
   */
  private boolean staysInside(Path link, Path leadsTo) {
    int depth = root.source().relativize(link).getNameCount() - 1;
    int up = 0;
    boolean down = false;
    for (Path name : leadsTo) {
      boolean climbs = name.toString().equals("..");
      if (climbs && down) {
        return false; // what it climbs from may be a link
      }
      up += climbs ? 1 : 0;
      down |= !climbs && !name.toString().equals(".");
    }
    return !leadsTo.isAbsolute() && up <= depth;
  }

  private static Path relative(Path link, Path end) {
    Path relative = link.getParent().relativize(end);
    return relative.toString().isEmpty() ? Path.of(".") : relative;
  }

  private static void refuseDirectory(Path source, Path target, TreeEntry there) {
    if (there.is(Kind.DIRECTORY)) {
      throw GraflagException.of(
          GraflagException.Kind.CONFLICT,
          "Cannot copy the file " + source + ": " + target + " is a directory.");
    }
  }

  /** Nobody knows what it led to, or when that comes back: a disk may not be there just now. */
  private void refuseDangling(Path source, Path target, TreeEntry there) throws IOException {
    if (there.is(Kind.LINK) && !targets.exists(target)) {
      throw GraflagException.of(
          GraflagException.Kind.CONFLICT,
          "Cannot copy " + source + ": " + target + " is a link that leads nowhere.",
          "Remove the link, or bring back what it leads to.");
    }
  }

  private void addSurplus(List<Path> children, Path target, Set<String> kept) throws IOException {
    Set<String> wanted = new HashSet<>();
    for (Path child : children) {
      wanted.add(child.getFileName().toString());
    }
    for (Path child : targets.children(target)) {
      String name = child.getFileName().toString();
      // A partial file may be another program's copy, which goes on.
      if (!wanted.contains(name) && !kept.contains(name) && !PartialFile.isOne(child)) {
        plan.items().add(new CopyItem.Surplus(child));
      }
    }
  }

  /** Many file systems keep whole seconds only. */
  private static boolean isSameTime(FileTime one, FileTime other) {
    boolean whole = one.toMillis() % 1000 == 0 || other.toMillis() % 1000 == 0;
    return whole
        ? one.toMillis() / 1000 == other.toMillis() / 1000
        : one.toMillis() == other.toMillis();
  }

  private Path target(Path path) {
    return path.equals(root.source())
        ? root.target()
        : root.target().resolve(root.source().relativize(path).toString());
  }

  /** In quotes: names may hold anything. */
  private static String shown(Path path) {
    return Json.quoted(path.toString());
  }
}
