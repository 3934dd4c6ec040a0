package io.graflag.api.storage;

import io.graflag.api.copy.CopyPath;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where on the manager an upload has to look. */
final class UploadTargets {
  private UploadTargets() {}

  /** All paths that have to be looked at to know what an upload would change. */
  static Set<Path> of(List<CopyPath> sources, CopyPath target) {
    Set<Path> targets = new LinkedHashSet<>(List.of(target.path()));
    // There lies what was kept of a copy that was cut.
    targets.add(target.path().getParent());
    for (CopyPath source : sources) {
      Path name = source.path().getFileName();
      if (name == null || !Files.exists(source.path())) {
        continue; // The plan refuses it, or takes what it holds.
      }
      Path root = source.slash() ? target.path() : target.path().resolve(name.toString());
      targets.add(root);
      if (Files.isDirectory(source.path())) {
        addFolders(targets, source.path(), root);
      }
    }
    return targets;
  }

  private static void addFolders(Set<Path> targets, Path source, Path root) {
    try {
      Path top = source.toRealPath();
      Files.walkFileTree(
          top,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
              targets.add(path.equals(top) ? root : root.resolve(top.relativize(path).toString()));
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
              return FileVisitResult.CONTINUE; // The plan meets it again, and says so.
            }
          });
    } catch (IOException e) {
      throw StorageErrors.of("read", source, e);
    }
  }
}
