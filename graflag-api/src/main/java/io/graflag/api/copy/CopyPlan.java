package io.graflag.api.copy;

import io.graflag.core.GraflagException;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * All that a copy has to do, found before anything is changed.
 *
 * @param items in the order in which they are to be done
 * @param notices what is left out, sentence by sentence; a copy adds to it
 */
public record CopyPlan(List<CopyItem> items, List<String> notices) {
  private static final double NANOS_PER_SECOND = 1e9;

  /**
   * The two sides of a copy.
   *
   * @param source what is copied
   * @param target where it goes
   * @param same whether both are on one machine, where a tree could be copied into itself
   */
  public record Sides(TreeView source, TreeView target, boolean same) {}

  /**
   * Looks at both sides and changes nothing.
   *
   * @param sources files and directories; a source that is a link is what it leads to
   * @param destination where they go
   * @param followed which links inside a source stand for the directory they lead to
   * @throws GraflagException NOT_FOUND, USAGE, CONFLICT or STORAGE
   */
  public static CopyPlan of(
      List<CopyPath> sources,
      CopyPath destination,
      Predicate<Path> followed,
      CopyOptions options,
      Sides sides) {
    CopyPlan plan = new CopyPlan(new ArrayList<>(), new ArrayList<>());
    for (CopyRoot root : roots(sources, destination, sides)) {
      try {
        new CopyScan(root, options, followed, sides, plan).walk();
      } catch (IOException e) {
        throw StorageErrors.of("copy " + root.source() + " to", root.target(), e);
      }
    }
    return plan;
  }

  private static List<CopyRoot> roots(List<CopyPath> sources, CopyPath destination, Sides sides) {
    try {
      return CopyRoot.of(sources, destination, sides);
    } catch (IOException e) {
      throw StorageErrors.of("copy to", destination.path(), e);
    }
  }

  /**
   * What was done when all of it was done.
   *
   * @param start when it began, as {@link System#nanoTime} counts
   */
  public CopyReport report(Path destination, boolean dryRun, long start) {
    List<CopyChange> changes = new ArrayList<>();
    int copied = 0;
    int skipped = 0;
    int deleted = 0;
    long size = 0;
    for (CopyItem item : items) {
      long itsBytes = item instanceof CopyItem.Content content ? content.bytes() : 0;
      item.action().ifPresent(a -> changes.add(new CopyChange(a, item.target(), itsBytes)));
      if (item instanceof CopyItem.Surplus) {
        deleted++;
      } else if (!(item instanceof CopyItem.Folder)) {
        boolean changed = item.action().isPresent();
        copied += changed ? 1 : 0;
        skipped += changed ? 0 : 1;
        size += changed ? itsBytes : 0;
      }
    }
    double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
    return new CopyReport(
        destination, dryRun, copied, skipped, deleted, size, seconds, changes, notices);
  }
}
