package io.graflag.api.copy;

import io.graflag.api.copy.TreeEntry.Kind;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Files of another machine as they were listed; what was not listed does not exist. */
public final class ListedTree implements TreeView {
  private static final int MOST_LINKS = 40;

  private final Map<Path, TreeEntry> entries = new HashMap<>();
  private final Map<Path, TreeSet<Path>> children = new HashMap<>();
  private final Map<Path, Path> real = new HashMap<>();
  private final Set<Path> folders = new HashSet<>();
  private final Set<Path> dangling = new HashSet<>();

  /**
   * Adds what lies at a path.
   *
   * @param path absolute
   * @param entry what there is, a link not followed
   * @param isFolder whether it is a directory, a link followed
   * @param leadsNowhere whether it is a link to nothing
   */
  public void add(Path path, TreeEntry entry, boolean isFolder, boolean leadsNowhere) {
    entries.put(path, entry);
    if (isFolder) {
      folders.add(path);
    }
    if (leadsNowhere) {
      dangling.add(path);
    }
    if (path.getParent() != null) {
      children.computeIfAbsent(path.getParent(), parent -> new TreeSet<>()).add(path);
    }
  }

  /** Says what a path is with all links resolved. */
  public void addReal(Path path, Path resolved) {
    real.put(path, resolved);
  }

  /** What a path is with all links resolved, where that is known. */
  public Optional<Path> findReal(Path path) {
    return Optional.ofNullable(real.get(path));
  }

  /** Whether a regular file lies there. */
  public boolean isFile(Path path) {
    return entry(path).filter(entry -> entry.is(Kind.FILE)).isPresent();
  }

  @Override
  public Optional<TreeEntry> entry(Path path) {
    return Optional.ofNullable(entries.get(path));
  }

  @Override
  public boolean exists(Path path) {
    return entries.containsKey(path) && !dangling.contains(path);
  }

  @Override
  public boolean isDirectory(Path path) {
    return folders.contains(path);
  }

  @Override
  public List<Path> children(Path directory) {
    return List.copyOf(children.getOrDefault(directory, new TreeSet<>()));
  }

  @Override
  public Path real(Path path) throws IOException {
    Path resolved = real.get(path);
    if (resolved == null) {
      throw new NoSuchFileException(path.toString());
    }
    return resolved;
  }

  @Override
  public Path resolved(Path path) throws IOException {
    return resolved(path.toAbsolutePath(), new int[1]);
  }

  /** Step by step, as ".." after a link is the parent of what the link leads to. */
  private Path resolved(Path path, int[] links) throws IOException {
    Path at = path.getRoot();
    for (Path name : path) {
      if (name.toString().equals("..")) {
        at = at.getParent() == null ? at : at.getParent();
        continue;
      }
      if (name.toString().equals(".")) {
        continue;
      }
      Path next = at.resolve(name);
      TreeEntry entry = entries.get(next);
      if (entry == null || !entry.is(Kind.LINK)) {
        at = next;
        continue;
      }
      if (++links[0] > MOST_LINKS) {
        throw new FileSystemLoopException(path.toString());
      }
      at = resolved(at.resolve(entry.leadsTo().orElseThrow()), links);
    }
    return at;
  }
}
