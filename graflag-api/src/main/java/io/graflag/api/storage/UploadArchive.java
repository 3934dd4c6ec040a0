package io.graflag.api.storage;

import io.graflag.api.copy.CopyItem;
import io.graflag.api.copy.CopyMeter;
import io.graflag.api.copy.CopyPlan;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import io.graflag.core.StorageErrors;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Writes the archive of a part of an upload.
 *
 * <p>What goes into one directory that exists has a number for it as the first part of its name;
 * {@code targets} says which directory that is, {@code large} which files of which size that
 * arrived before go where, {@code surplus} what is to be deleted, {@code folders} whose permissions
 * and times are to be set at last, and {@code end} that nothing is missing.
 */
final class UploadArchive {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int CHUNK_BYTES = 1 << 18;
  private static final int FOLDER_MODE = 0755;

  /** What is needed to write to a directory. */
  private static final int OWNER = 0700;

  private final UploadBatch batch;
  private final CopyPlan plan;
  private final CopyMeter meter;
  private final Map<Path, Integer> numbers = new LinkedHashMap<>();
  private final byte[] chunk = new byte[CHUNK_BYTES];

  /**
   * Prepares an archive.
   *
   * @param plan takes what is left out
   */
  UploadArchive(UploadBatch batch, CopyPlan plan, CopyMeter meter) {
    this.batch = batch;
    this.plan = plan;
    this.meter = meter;
    for (CopyItem item : batch.items()) {
      number(batch.nearest(item.target()));
    }
    for (UploadBatch.Large large : batch.large()) {
      number(batch.nearest(large.target()));
    }
  }

  /** The directory beside whose content things are unpacked. */
  Path base() {
    return numbers.keySet().iterator().next();
  }

  private int number(Path folder) {
    Integer known = numbers.putIfAbsent(folder, numbers.size());
    return known == null ? numbers.size() - 1 : known;
  }

  private String name(Path target) {
    Path folder = batch.nearest(target);
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
    for (CopyItem item : batch.items()) {
      if (item instanceof CopyItem.Surplus) {
        surplus.add(item.target());
      } else {
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
    write(tar, "large", large());
    write(tar, "surplus", RemoteTrees.words(surplus));
    write(tar, "folders", folders());
    write(tar, "end", new byte[0]);
    tar.finish();
    // The archive does not hand a flush on.
    buffer.flush();
  }

  /** Where each is, where it goes and its size, with a NUL after each of the three. */
  private byte[] large() {
    StringBuilder text = new StringBuilder();
    for (UploadBatch.Large large : batch.large()) {
      text.append(large.waiting()).append('\0').append(large.target()).append('\0');
      text.append(large.bytes()).append('\0');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Permissions, time and path of each, with a NUL after each of the three. */
  private byte[] folders() throws IOException {
    StringBuilder text = new StringBuilder();
    // Deepest first: one that is closed hides what is below it.
    List<CopyItem.Folder> folders = new ArrayList<>(batch.finished());
    folders.sort(Comparator.comparing(folder -> -folder.target().getNameCount()));
    for (CopyItem.Folder folder : folders) {
      SourceFacts facts = SourceFacts.of(folder.source());
      text.append(facts.octal()).append('\0').append(facts.seconds()).append('\0');
      text.append(folder.target()).append('\0');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void write(TarArchiveOutputStream tar, CopyItem item) throws IOException {
    if (item instanceof CopyItem.Folder folder) {
      TarArchiveEntry entry = new TarArchiveEntry(name(folder.target()) + "/");
      keep(folder.source(), entry);
      if (batch.late().contains(folder)) {
        entry.setMode(entry.getMode() | OWNER);
      }
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
      keep(content.source(), entry);
      long size = Files.size(content.source());
      entry.setSize(size);
      tar.putArchiveEntry(entry);
      for (long at = 0; at < size; ) {
        int count = in.read(chunk, 0, (int) Math.min(chunk.length, size - at));
        if (count < 0) {
          throw becameShorter(content);
        }
        tar.write(chunk, 0, count);
        at += count;
        meter.add(count, content.target());
      }
      tar.closeArchiveEntry();
      meter.addFile();
    } catch (NoSuchFileException e) {
      plan.leaveOut(content.target(), vanished(content));
    }
  }

  static String vanished(CopyItem.Content content) {
    return "Left out, vanished meanwhile: " + Json.quoted(content.source().toString());
  }

  static GraflagException becameShorter(CopyItem.Content content) {
    return GraflagException.of(
        Kind.STORAGE,
        "Cannot copy " + content.source() + ": it became shorter while it was read.",
        "Copy again once nobody writes to it.");
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

  private static void keep(Path source, TarArchiveEntry entry) throws IOException {
    SourceFacts facts = SourceFacts.of(source);
    entry.setMode(facts.mode());
    entry.setLastModifiedTime(facts.modified());
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
