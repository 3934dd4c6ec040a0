package io.graflag.api.storage;

import io.graflag.api.copy.CopyItem;
import io.graflag.api.copy.CopyMeter;
import io.graflag.api.copy.CopyPlan;
import io.graflag.api.copy.ListedTree;
import io.graflag.api.copy.LocalTarget;
import io.graflag.api.storage.RemoteShare.Attempt;
import io.graflag.core.Json;
import io.graflag.core.StorageErrors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Files and directories of the manager that come in one stream. */
final class DownloadArchive {
  private static final int PERMISSIONS = 0777;

  private final RemoteShare share;
  private final ListedTree tree;
  private final CopyPlan plan;
  private final CopyMeter meter;
  private final Map<Path, Deque<CopyItem>> wanted = new LinkedHashMap<>();
  private final TarWords words = new TarWords();

  /**
   * Prepares for receiving.
   *
   * @param tree what was listed there
   * @param plan whose files are received; its notices take what is left out
   */
  DownloadArchive(RemoteShare share, ListedTree tree, CopyPlan plan, CopyMeter meter) {
    this.share = share;
    this.tree = tree;
    this.plan = plan;
    this.meter = meter;
  }

  /** Adds a directory that is to come; the same may be wanted twice, and is then sent twice. */
  void want(CopyItem.Folder folder) {
    want(folder.source(), folder);
  }

  /** The same of a file. */
  void want(CopyItem.Content content) {
    want(content.source(), content);
  }

  private void want(Path source, CopyItem item) {
    wanted.computeIfAbsent(source, path -> new ArrayDeque<>()).add(item);
  }

  /**
   * Receives all that is wanted and can be read; {@link #requireAll} tells whether that was all.
   *
   * @param folders takes permissions and time of each directory, by its place on this machine
   */
  void receive(Map<Path, LocalTarget.Attributes> folders) {
    if (wanted.isEmpty()) {
      return;
    }
    try {
      read(folders);
    } catch (IOException e) {
      throw StreamFailure.of(share, attempt(), e);
    } finally {
      discard(words.padded());
    }
    wanted.forEach((source, items) -> items.forEach(item -> explain(source, item)));
  }

  /** Fails where a file that is there could not be read. */
  void requireAll() {
    words
        .failure()
        .ifPresent(
            why -> {
              throw StreamFailure.of(share, attempt(), new IOException(why));
            });
  }

  private Attempt attempt() {
    return new Attempt("copy from", share.root());
  }

  private void read(Map<Path, LocalTarget.Attributes> folders) throws IOException {
    List<Path> relative = new ArrayList<>();
    wanted.forEach(
        (source, items) -> items.forEach(item -> relative.add(Path.of("/").relativize(source))));
    try (RemoteInput input =
        RemoteInput.start(
            share,
            attempt(),
            Script.SEND,
            new ByteArrayInputStream(RemoteTrees.words(relative)),
            List.of(),
            words)) {
      TarArchiveInputStream tar = new TarArchiveInputStream(input, "UTF-8");
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        take(entry, tar, folders);
      }
      input.transferTo(OutputStream.nullOutputStream());
    }
  }

  private void take(
      TarArchiveEntry entry, TarArchiveInputStream tar, Map<Path, LocalTarget.Attributes> folders)
      throws IOException {
    Path source = Path.of("/" + entry.getName());
    Deque<CopyItem> items = wanted.get(source);
    if (items == null || items.isEmpty()) {
      throw new IOException("the manager sent what was not asked for");
    }
    CopyItem item = items.remove();
    int mode = entry.getMode() & PERMISSIONS;
    // As it was listed, with all digits, which the archive has not, and never newer than what was
    // sent: what was written to since has another time there, so that it is copied again.
    FileTime modified = tree.entry(source).orElseThrow().modified();
    if (item instanceof CopyItem.Folder && entry.getLinkFlag() == TarConstants.LF_DIR) {
      folders.put(item.target(), new LocalTarget.Attributes(mode, modified));
    } else if (item instanceof CopyItem.Content && isRegular(entry)) {
      try {
        LocalTarget.write(item.target(), tar, mode, modified, meter);
      } catch (IOException e) {
        throw StreamFailure.isOfStream(e) ? e : new StreamFailure.OfThisSide(item.target(), e);
      }
      meter.addFile();
    } else {
      leaveOut(item, "became something else meanwhile", source);
    }
  }

  /** The archive's own word for a file covers all that is no directory. */
  private static boolean isRegular(TarArchiveEntry entry) {
    return switch (entry.getLinkFlag()) {
      case TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM, TarConstants.LF_CONTIG -> true;
      default -> false;
    };
  }

  /** A file with zeros where it could not be read is neither its old content nor its new. */
  private void discard(Set<Path> padded) {
    for (CopyItem item : plan.items()) {
      if (item instanceof CopyItem.Content content
          && content.action().isPresent()
          && padded.contains(content.source())) {
        try {
          Files.deleteIfExists(content.target());
        } catch (IOException e) {
          throw StorageErrors.of("delete", content.target(), e);
        }
      }
    }
  }

  /** Says why something did not come. */
  private void explain(Path source, CopyItem item) {
    if (words.isVanished(source)) {
      leaveOut(item, "vanished meanwhile", source);
    } else if (words.isIgnored(source)) {
      leaveOut(item, "became something else meanwhile", source);
    } else if (!words.isRefused(source)) {
      words.refuse(source, ": the manager did not send it");
    }
  }

  private void leaveOut(CopyItem item, String why, Path source) {
    plan.leaveOut(item.target(), "Left out, " + why + ": " + Json.quoted(source.toString()));
  }
}
