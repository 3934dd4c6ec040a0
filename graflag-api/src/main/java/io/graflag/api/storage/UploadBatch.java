package io.graflag.api.storage;

import io.graflag.api.copy.CopyItem;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is sent in one stream, and appears at the destination at once.
 *
 * @param items what changes, in the order in which it is to be done; no large file
 * @param created the directories among them
 * @param late directories of the whole upload that are written to after they came into being
 * @param large large files that arrived before
 * @param finished directories that are not written to any more, to be given permissions and times
 */
record UploadBatch(
    List<CopyItem> items,
    Set<Path> created,
    Set<CopyItem.Folder> late,
    List<Large> large,
    Set<CopyItem.Folder> finished) {

  /**
   * A large file that waits on the manager.
   *
   * @param waiting where
   * @param target its final place
   * @param bytes its size, without which it is not whole
   */
  record Large(Path waiting, Path target, long bytes) {}

  UploadBatch(List<CopyItem> items, Set<CopyItem.Folder> late) {
    this(items, folders(items), late, List.of(), Set.of());
  }

  private static Set<Path> folders(List<CopyItem> items) {
    return items.stream()
        .filter(CopyItem.Folder.class::isInstance)
        .map(CopyItem::target)
        .collect(Collectors.toSet());
  }

  /** The same as the last one of an upload. */
  UploadBatch last(List<Large> arrived) {
    return new UploadBatch(items, created, late, arrived, late);
  }

  /** The nearest directory above a path that the batch does not create. */
  Path nearest(Path target) {
    Path folder = target.getParent();
    while (created.contains(folder)) {
      folder = folder.getParent();
    }
    return folder;
  }

  boolean isEmpty() {
    return items.isEmpty() && large.isEmpty();
  }
}
