package io.graflag.api.copy;

import io.graflag.api.copy.CopyChange.Action;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Walks one source beside its destination and finds out what there is to do; changes nothing. */
final class CopyScan extends SimpleFileVisitor<Path> {
  private final CopyRoot root;
  private final CopyOptions options;
  private final Predicate<Path> followed;
  private final List<CopyItem> items;
  private final List<String> notices;

  /**
   * Prepares a walk.
   *
   * @param options whether what is not at the source is in the way, and what stays as it is
   * @param followed which links inside the source stand for what they lead to
   * @param items takes what there is to do
   * @param notices takes what is left out
   */
  CopyScan(
      CopyRoot root,
      CopyOptions options,
      Predicate<Path> followed,
      List<CopyItem> items,
      List<String> notices) {
    this.root = root;
    this.options = options;
    this.followed = followed;
    this.items = items;
    this.notices = notices;
  }

  void walk() throws IOException {
    refuseKept();
    Files.walkFileTree(root.source(), this);
  }

  private void refuseKept() throws IOException {
    if (options.kept().isEmpty() || !Files.isDirectory(root.source())) {
      return;
    }
    List<String> refused =
        children(root.source()).stream()
            .map(path -> path.getFileName().toString())
            .filter(options.kept()::contains)
            .toList();
    if (!refused.isEmpty()) {
      throw GraflagException.of(
          Kind.CONFLICT,
          "Cannot copy "
              + String.join(", ", refused)
              + " to "
              + root.target()
              + ": what has these names there belongs to GraFlag.",
          "Rename them, or leave them out.");
    }
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
      throws IOException {
    Path target = target(directory);
    boolean isRoot = directory.equals(root.source());
    if (!isRoot && PartialFile.isOne(directory)) {
      return FileVisitResult.SKIP_SUBTREE;
    }
    if (!isRoot && Files.isSymbolicLink(target)) {
      throw GraflagException.of(
          Kind.CONFLICT,
          "Cannot copy the directory "
              + directory
              + ": at the destination "
              + target
              + " is a link.",
          "Remove the link, or copy to what it leads to.");
    }
    boolean exists = CopyRoot.isTaken(target);
    if (exists && !Files.isDirectory(target)) {
      throw GraflagException.of(
          Kind.CONFLICT, "Cannot copy the directory " + directory + ": " + target + " is a file.");
    }
    items.add(
        new CopyItem.Folder(
            directory, target, exists ? Optional.empty() : Optional.of(Action.CREATE)));
    if (exists && options.delete()) {
      addSurplus(directory, target, isRoot ? options.kept() : Set.of());
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (PartialFile.isOne(file)) {
      return FileVisitResult.CONTINUE;
    }
    if (attributes.isSymbolicLink()) {
      link(file);
    } else if (attributes.isRegularFile()) {
      content(file, attributes);
    } else {
      notices.add("Left out, no regular file: " + shown(file));
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
    if (failure instanceof NoSuchFileException) {
      notices.add("Left out, vanished meanwhile: " + shown(file));
      return FileVisitResult.CONTINUE;
    }
    throw failure;
  }

  private void content(Path file, BasicFileAttributes attributes) throws IOException {
    Path target = target(file);
    Optional<Action> action = Optional.of(Action.CREATE);
    if (CopyRoot.isTaken(target)) {
      BasicFileAttributes there =
          Files.readAttributes(target, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      refuseDirectory(file, target, there);
      refuseDangling(file, target, there);
      boolean same =
          there.isRegularFile()
              && there.size() == attributes.size()
              && isSameTime(there.lastModifiedTime(), attributes.lastModifiedTime());
      action = same ? Optional.empty() : Optional.of(Action.UPDATE);
    }
    items.add(new CopyItem.Content(file, target, attributes.size(), action));
  }

  private void link(Path link) throws IOException {
    if (followed.test(link) && Files.isDirectory(link)) {
      CopyRoot linked = new CopyRoot(link.toRealPath(), target(link));
      new CopyScan(linked, options.keeping(Set.of()), path -> false, items, notices).walk();
      return;
    }
    Path leadsTo = Files.readSymbolicLink(link);
    Path end = CopyRoot.resolved(link.resolveSibling(leadsTo));
    if (!end.startsWith(root.source())) {
      notices.add("Left out, a link that leads out of what is copied: " + shown(link));
      return;
    }
    // An absolute link would lead back to the source.
    Path kept = leadsTo.isAbsolute() ? link.getParent().relativize(end) : leadsTo;
    Path target = target(link);
    Optional<Action> action = Optional.of(Action.CREATE);
    if (CopyRoot.isTaken(target)) {
      BasicFileAttributes there =
          Files.readAttributes(target, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      refuseDirectory(link, target, there);
      boolean same = there.isSymbolicLink() && Files.readSymbolicLink(target).equals(kept);
      if (!same) {
        refuseDangling(link, target, there);
      }
      action = same ? Optional.empty() : Optional.of(Action.UPDATE);
    }
    items.add(new CopyItem.Link(target, kept, action));
  }

  private static void refuseDirectory(Path source, Path target, BasicFileAttributes there) {
    if (there.isDirectory()) {
      throw GraflagException.of(
          Kind.CONFLICT, "Cannot copy the file " + source + ": " + target + " is a directory.");
    }
  }

  /** Nobody knows what it led to, or when that comes back: a disk may not be there just now. */
  private static void refuseDangling(Path source, Path target, BasicFileAttributes there) {
    if (there.isSymbolicLink() && !Files.exists(target)) {
      throw GraflagException.of(
          Kind.CONFLICT,
          "Cannot copy " + source + ": " + target + " is a link that leads nowhere.",
          "Remove the link, or bring back what it leads to.");
    }
  }

  private void addSurplus(Path directory, Path target, Set<String> kept) throws IOException {
    Set<String> wanted = new HashSet<>();
    for (Path child : children(directory)) {
      wanted.add(child.getFileName().toString());
    }
    for (Path child : children(target)) {
      String name = child.getFileName().toString();
      // A partial file may be another program's copy, which goes on.
      if (!wanted.contains(name) && !kept.contains(name) && !PartialFile.isOne(child)) {
        items.add(new CopyItem.Surplus(child));
      }
    }
  }

  private static List<Path> children(Path directory) throws IOException {
    List<Path> children = new ArrayList<>();
    try (Stream<Path> paths = Files.list(directory)) {
      paths.sorted().forEach(children::add);
    }
    return children;
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
