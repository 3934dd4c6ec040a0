package io.graflag.api.storage;

import io.graflag.api.copy.CopyItem;
import io.graflag.api.copy.CopyPlan;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An upload in parts.
 *
 * @param batches what is sent one after the other, never none; deletions are in the last one
 * @param large files that have a stream each, before the last batch
 */
record UploadParts(List<UploadBatch> batches, List<CopyItem.Content> large) {
  /** Files from this size on have a stream of their own, which goes on at the byte. */
  static final long LARGE_BYTES = 8L << 20;

  /** Beyond, small files are sent in several streams: what a cut costs stays within it. */
  private static final long BATCH_BYTES = 64L << 20;

  /** What its owner needs to work in a directory. */
  private static final int OWNER = 0700;

  static UploadParts of(CopyPlan plan) {
    List<List<CopyItem>> parts = new ArrayList<>(List.of(new ArrayList<>()));
    List<CopyItem> deletions = new ArrayList<>();
    List<CopyItem.Content> large = new ArrayList<>();
    long size = 0;
    for (CopyItem item : plan.items()) {
      if (item.action().isEmpty()) {
        continue;
      }
      if (item instanceof CopyItem.Surplus) {
        deletions.add(item);
      } else if (isLarge(item)) {
        large.add((CopyItem.Content) item);
      } else {
        size += item instanceof CopyItem.Content content ? content.bytes() : 0;
        if (size > BATCH_BYTES) {
          parts.add(new ArrayList<>());
          size = 0;
        }
        parts.get(parts.size() - 1).add(item);
      }
    }
    Set<CopyItem.Folder> late = late(parts, large);
    late.addAll(protectedFolders(plan));
    parts.get(parts.size() - 1).addAll(deletions);
    return new UploadParts(
        parts.stream().map(items -> new UploadBatch(items, late)).toList(), large);
  }

  /** A directory that may not be written to cannot be moved to its place, unless by root. */
  private static Set<CopyItem.Folder> protectedFolders(CopyPlan plan) {
    Set<CopyItem.Folder> folders = new HashSet<>();
    for (CopyItem item : plan.items()) {
      if (item instanceof CopyItem.Folder folder
          && folder.action().isPresent()
          && isProtected(folder.source())) {
        folders.add(folder);
      }
    }
    return folders;
  }

  private static boolean isProtected(Path folder) {
    try {
      return (SourceFacts.of(folder).mode() & OWNER) != OWNER;
    } catch (IOException e) {
      throw StorageErrors.of("read", folder, e);
    }
  }

  /** Whether a file has a stream of its own. */
  static boolean isLarge(CopyItem item) {
    return item instanceof CopyItem.Content content && content.bytes() >= LARGE_BYTES;
  }

  private static Set<CopyItem.Folder> late(
      List<List<CopyItem>> parts, List<CopyItem.Content> large) {
    Map<Path, CopyItem.Folder> before = new HashMap<>();
    Set<CopyItem.Folder> late = new HashSet<>();
    for (List<CopyItem> part : parts) {
      addParents(part, before, late);
      for (CopyItem item : part) {
        if (item instanceof CopyItem.Folder folder) {
          before.put(folder.target(), folder);
        }
      }
    }
    addParents(large, before, late);
    return late;
  }

  private static void addParents(
      List<? extends CopyItem> items,
      Map<Path, CopyItem.Folder> folders,
      Set<CopyItem.Folder> parents) {
    for (CopyItem item : items) {
      CopyItem.Folder parent = folders.get(item.target().getParent());
      if (parent != null) {
        parents.add(parent);
      }
    }
  }
}
