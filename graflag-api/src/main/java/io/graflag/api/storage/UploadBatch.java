package io.graflag.api.storage;

import io.graflag.api.copy.CopyItem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is sent in one stream, and appears at the destination at once.
 *
 * @param items what changes, in the order in which it is to be done; no large file
 * @param created the directories among them
 * @param late directories of the whole upload that are written to after they came into being
 * @param large for each large file that arrived before, its final place
 * @param finished directories that are not written to any more, to be given permissions and times
 */
record UploadBatch(
    List<CopyItem> items,
    Set<Path> created,
    Set<CopyItem.Folder> late,
    Map<Path, Path> large,
    Set<CopyItem.Folder> finished) {

  UploadBatch(List<CopyItem> items, Set<CopyItem.Folder> late) {
    this(items, folders(items), late, Map.of(), Set.of());
  }

  private static Set<Path> folders(List<CopyItem> items) {
    return items.stream()
        .filter(CopyItem.Folder.class::isInstance)
        .map(CopyItem::target)
        .collect(Collectors.toSet());
  }

  /** The same as the last one of an upload. */
  UploadBatch last(Map<Path, Path> arrived) {
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
