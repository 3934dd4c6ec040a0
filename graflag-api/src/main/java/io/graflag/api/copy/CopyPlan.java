package io.graflag.api.copy;

import io.graflag.core.GraflagException;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All that a copy has to do, found before anything is changed.
 *
 * @param items in the order in which they are to be done
 * @param notices what is left out, sentence by sentence; a copy adds to it
 * @param leftOut places of files that could not be copied after all; a copy adds to it
 */
public record CopyPlan(List<CopyItem> items, List<String> notices, Set<Path> leftOut) {
  private static final double NANOS_PER_SECOND = 1e9;

  /**
   * The two sides of a copy.
   *
   * @param source what is copied
   * @param target where it goes
   * @param same whether both are on one machine, where a tree could be copied into itself
   * @param contents asked where contents are to be compared
   */
  public record Sides(TreeView source, TreeView target, boolean same, SameContent contents) {}

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
    CopyPlan plan = new CopyPlan(new ArrayList<>(), new ArrayList<>(), new HashSet<>());
    CopyTargets targets = new CopyTargets();
    for (CopyRoot root : roots(sources, destination, options, sides)) {
      int before = plan.items.size();
      try {
        new CopyScan(root, options, followed, sides, plan).walk();
      } catch (IOException e) {
        throw StorageErrors.of("copy " + root.source() + " to", root.target(), e);
      }
      targets.add(root, plan.items.subList(before, plan.items.size()));
    }
    return plan;
  }

  private static List<CopyRoot> roots(
      List<CopyPath> sources, CopyPath destination, CopyOptions options, Sides sides) {
    try {
      return CopyRoot.of(sources, destination, options, sides);
    } catch (IOException e) {
      throw StorageErrors.of("copy to", destination.path(), e);
    }
  }

  /** Every change, in the order in which it is made. */
  public List<CopyChange> changes() {
    List<CopyChange> changes = new ArrayList<>();
    for (CopyItem item : arriving()) {
      long size = item instanceof CopyItem.Content content ? content.bytes() : 0;
      item.action().ifPresent(action -> changes.add(new CopyChange(action, item.target(), size)));
    }
    return changes;
  }

  /** Files that have to be written. */
  int files() {
    return (int) written().count();
  }

  /** Bytes that have to be written. */
  long bytes() {
    return written().mapToLong(CopyItem.Content::bytes).sum();
  }

  private Stream<CopyItem.Content> written() {
    return arriving().stream()
        .filter(item -> item.action().isPresent())
        .filter(CopyItem.Content.class::isInstance)
        .map(CopyItem.Content.class::cast);
  }

  private List<CopyItem> arriving() {
    return items.stream().filter(item -> !leftOut.contains(item.target())).toList();
  }

  /**
   * Says that a file is not copied after all.
   *
   * @param notice why, a sentence
   */
  public void leaveOut(Path target, String notice) {
    leftOut.add(target);
    notices.add(notice);
  }

  /**
   * The same as the rest of an earlier plan, which hears of all that is left out. Deletions that
   * the earlier one does not hold are none of its: nobody was told of them.
   */
  public CopyPlan asRestOf(CopyPlan earlier) {
    Set<CopyItem> told = new HashSet<>(earlier.items);
    earlier.notices.addAll(notices);
    return new CopyPlan(
        items.stream()
            .filter(item -> !(item instanceof CopyItem.Surplus) || told.contains(item))
            .toList(),
        earlier.notices,
        earlier.leftOut);
  }

  /**
   * What was done when all of it was done.
   *
   * @param start when it began, as {@link System#nanoTime} counts
   * @param kept bytes that an earlier copy had brought
   */
  public CopyReport report(Path destination, boolean dryRun, long start, long kept) {
    int copied = 0;
    int skipped = 0;
    int deleted = 0;
    for (CopyItem item : arriving()) {
      if (item instanceof CopyItem.Surplus) {
        deleted++;
      } else if (!(item instanceof CopyItem.Folder)) {
        boolean changed = item.action().isPresent();
        copied += changed ? 1 : 0;
        skipped += changed ? 0 : 1;
      }
    }
    double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
    return new CopyReport(
        destination,
        dryRun,
        copied,
        skipped,
        leftOut.size(),
        deleted,
        bytes(),
        kept,
        seconds,
        changes(),
        notices.stream().distinct().toList());
  }
}
