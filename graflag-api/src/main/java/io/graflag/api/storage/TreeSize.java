package io.graflag.api.storage;

import io.graflag.api.copy.PartialFile;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * How much a directory holds, links followed.
 *
 * @param bytes size of its files
 * @param files how many there are
 * @param problems what could not be looked at
 */
record TreeSize(long bytes, int files, List<String> problems) {

  static TreeSize of(Path directory) {
    Counting counting = new Counting();
    try {
      // Datasets are often links to a larger disk.
      Files.walkFileTree(
          directory, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, counting);
    } catch (IOException e) {
      throw StorageErrors.of("read", directory, e);
    }
    return new TreeSize(counting.bytes, counting.files, List.copyOf(counting.problems));
  }

  private static final class Counting extends SimpleFileVisitor<Path> {
    private final List<String> problems = new ArrayList<>();
    private long bytes;
    private int files;

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      return PartialFile.isOne(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!PartialFile.isOne(file)) {
        bytes += attributes.size();
        files++;
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      problems.add("cannot read " + file);
      return FileVisitResult.CONTINUE;
    }
  }
}
