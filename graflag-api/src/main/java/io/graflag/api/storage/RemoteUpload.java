package io.graflag.api.storage;

import io.graflag.api.copy.CopyItem;
import io.graflag.api.copy.CopyMeter;
import io.graflag.api.copy.CopyPlan;
import io.graflag.api.copy.LocalTarget;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import io.graflag.core.StorageErrors;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Writes the archive of an upload.
 *
 * <p>What goes into one directory that exists has a number for it as the first part of its name;
 * {@code targets} says which directory that is, {@code surplus} what is to be deleted, and {@code
 * end} that nothing is missing.
 */
final class RemoteUpload {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int CHUNK_BYTES = 1 << 18;
  private static final int FILE_MODE = 0644;
  private static final int FOLDER_MODE = 0755;

  private final CopyPlan plan;
  private final CopyMeter meter;
  private final Set<Path> created = new HashSet<>();
  private final Map<Path, Integer> numbers = new LinkedHashMap<>();

  RemoteUpload(CopyPlan plan, CopyMeter meter) {
    this.plan = plan;
    this.meter = meter;
    for (CopyItem item : plan.items()) {
      if (item instanceof CopyItem.Folder && item.action().isPresent()) {
        created.add(item.target());
      }
    }
    for (CopyItem item : plan.items()) {
      if (item.action().isPresent()) {
        number(folder(item.target()));
      }
    }
  }

  /** The directory beside whose content things are unpacked; only where there is something. */
  Path base() {
    return numbers.keySet().iterator().next();
  }

  boolean isEmpty() {
    return numbers.isEmpty();
  }

  private int number(Path folder) {
    Integer known = numbers.putIfAbsent(folder, numbers.size());
    return known == null ? numbers.size() - 1 : known;
  }

  /** The nearest directory above a path that the copy does not create. */
  private Path folder(Path target) {
    Path folder = target.getParent();
    while (created.contains(folder)) {
      folder = folder.getParent();
    }
    return folder;
  }

  private String name(Path target) {
    Path folder = folder(target);
    return number(folder) + "/" + folder.relativize(target);
  }

  void writeTo(OutputStream out) throws IOException {
    BufferedOutputStream buffer = new BufferedOutputStream(out, BUFFER_BYTES);
    TarArchiveOutputStream tar = new TarArchiveOutputStream(buffer, "UTF-8");
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    for (Integer number : numbers.values()) {
      TarArchiveEntry entry = new TarArchiveEntry(number + "/");
      entry.setMode(FOLDER_MODE);
      tar.putArchiveEntry(entry);
      tar.closeArchiveEntry();
    }
    List<Path> surplus = new ArrayList<>();
    for (CopyItem item : plan.items()) {
      if (item instanceof CopyItem.Surplus) {
        surplus.add(item.target());
      } else if (item.action().isPresent()) {
        write(tar, item);
      }
    }
    List<Path> targets = new ArrayList<>();
    numbers.forEach(
        (folder, number) -> {
          targets.add(Path.of(number.toString()));
          targets.add(folder);
        });
    write(tar, "targets", RemoteTrees.words(targets));
    write(tar, "surplus", RemoteTrees.words(surplus));
    write(tar, "end", new byte[0]);
    tar.finish();
    // The archive does not hand a flush on.
    buffer.flush();
  }

  private void write(TarArchiveOutputStream tar, CopyItem item) throws IOException {
    if (item instanceof CopyItem.Folder folder) {
      TarArchiveEntry entry = new TarArchiveEntry(name(folder.target()) + "/");
      keep(folder.source(), entry, FOLDER_MODE);
      tar.putArchiveEntry(entry);
      tar.closeArchiveEntry();
    } else if (item instanceof CopyItem.Link link) {
      TarArchiveEntry entry = new TarArchiveEntry(name(link.target()), TarConstants.LF_SYMLINK);
      entry.setLinkName(link.leadsTo().toString());
      tar.putArchiveEntry(entry);
      tar.closeArchiveEntry();
    } else if (item instanceof CopyItem.Content content) {
      write(tar, content);
    }
  }

  private void write(TarArchiveOutputStream tar, CopyItem.Content content) throws IOException {
    try (InputStream in = open(content)) {
      TarArchiveEntry entry = new TarArchiveEntry(name(content.target()));
      // Read before the content: what is written to it meanwhile is found by the next copy.
      keep(content.source(), entry, FILE_MODE);
      long size = Files.size(content.source());
      entry.setSize(size);
      tar.putArchiveEntry(entry);
      byte[] chunk = new byte[CHUNK_BYTES];
      for (long at = 0; at < size; ) {
        int count = in.read(chunk, 0, (int) Math.min(chunk.length, size - at));
        if (count < 0) {
          throw GraflagException.of(
              Kind.STORAGE,
              "Cannot copy " + content.source() + ": it became shorter while it was read.",
              "Copy again once nobody writes to it.");
        }
        tar.write(chunk, 0, count);
        at += count;
        meter.add(count, content.target());
      }
      tar.closeArchiveEntry();
      meter.addFile();
    } catch (NoSuchFileException e) {
      plan.notices()
          .add("Left out, vanished meanwhile: " + Json.quoted(content.source().toString()));
    }
  }

  /** A file of this machine that cannot be read is another failure than a broken stream. */
  private static InputStream open(CopyItem.Content content) throws NoSuchFileException {
    try {
      return Files.newInputStream(content.source());
    } catch (NoSuchFileException e) {
      throw e;
    } catch (IOException e) {
      throw StorageErrors.of("read", content.source(), e);
    }
  }

  private static void keep(Path source, TarArchiveEntry entry, int usualMode) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(source, PosixFileAttributeView.class);
    entry.setMode(view == null ? usualMode : LocalTarget.mode(view.readAttributes().permissions()));
    entry.setLastModifiedTime(Files.getLastModifiedTime(source));
  }

  private static void write(TarArchiveOutputStream tar, String name, byte[] content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }
}
