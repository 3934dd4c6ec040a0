package io.graflag.api.storage;

import io.graflag.api.copy.CopyItem;
import io.graflag.api.copy.CopyMeter;
import io.graflag.api.copy.CopyPlan;
import io.graflag.api.copy.LocalTarget;
import io.graflag.api.storage.RemoteShare.Attempt;
import io.graflag.core.Json;
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
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Files and directories of the manager that come in one stream. */
final class DownloadArchive {
  private static final int PERMISSIONS = 0777;

  /** What tar says of a file that it had to fill up with zeros. */
  private static final Pattern SHRANK = Pattern.compile("(?m)^tar: (.*): File shrank by .*$");

  private final RemoteShare share;
  private final CopyPlan plan;
  private final CopyMeter meter;
  private final Map<Path, Deque<Path>> wanted = new LinkedHashMap<>();

  /**
   * Prepares for receiving.
   *
   * @param plan whose files are received; its notices take what is left out
   */
  DownloadArchive(RemoteShare share, CopyPlan plan, CopyMeter meter) {
    this.share = share;
    this.plan = plan;
    this.meter = meter;
  }

  /** Adds what is to come; the same source may be wanted twice, and is then sent twice. */
  void want(Path source, Path target) {
    wanted.computeIfAbsent(source, path -> new ArrayDeque<>()).add(target);
  }

  /**
   * Receives all that is wanted.
   *
   * @param folders takes permissions and time of each directory, by its place on this machine
   */
  void receive(Map<Path, LocalTarget.Attributes> folders) {
    if (wanted.isEmpty()) {
      return;
    }
    Attempt attempt = new Attempt("copy from", share.root());
    List<Path> relative = new ArrayList<>();
    wanted.forEach(
        (source, targets) ->
            targets.forEach(target -> relative.add(Path.of("/").relativize(source))));
    try (RemoteInput input =
        RemoteInput.start(
            share,
            attempt,
            Script.SEND,
            new ByteArrayInputStream(RemoteTrees.words(relative)),
            List.of())) {
      TarArchiveInputStream tar = new TarArchiveInputStream(input, "UTF-8");
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        take(entry, tar, folders);
      }
      input.transferTo(OutputStream.nullOutputStream());
      refuseShrunk(input.errors());
    } catch (IOException e) {
      throw StreamFailure.of(share, attempt, e);
    }
    wanted.forEach(
        (source, targets) -> {
          if (!targets.isEmpty()) {
            plan.notices().add("Left out, vanished meanwhile: " + Json.quoted(source.toString()));
          }
        });
  }

  private void take(
      TarArchiveEntry entry, TarArchiveInputStream tar, Map<Path, LocalTarget.Attributes> folders)
      throws IOException {
    Deque<Path> targets = wanted.get(Path.of("/" + entry.getName()));
    if (targets == null || targets.isEmpty()) {
      throw new IOException("the manager sent what was not asked for");
    }
    int mode = entry.getMode() & PERMISSIONS;
    FileTime modified = entry.getLastModifiedTime();
    if (entry.isDirectory()) {
      folders.put(targets.remove(), new LocalTarget.Attributes(mode, modified));
    } else if (entry.isFile()) {
      Path target = targets.remove();
      try {
        LocalTarget.write(target, tar, mode, modified, meter);
      } catch (IOException e) {
        throw StreamFailure.isOfStream(e) ? e : new StreamFailure.OfThisSide(target, e);
      }
      meter.addFile();
    }
    // Else it became something that is not copied: it is named among what vanished.
  }

  /** A file that was cut while it was read ends in zeros: neither its old content nor its new. */
  private void refuseShrunk(String errors) throws IOException {
    Set<Path> shrunk =
        SHRANK
            .matcher(errors)
            .results()
            .map(line -> Path.of("/").resolve(line.group(1)))
            .collect(Collectors.toCollection(TreeSet::new));
    if (shrunk.isEmpty()) {
      return;
    }
    for (CopyItem item : plan.items()) {
      if (item instanceof CopyItem.Content content && shrunk.contains(content.source())) {
        Files.deleteIfExists(content.target());
      }
    }
    String names = shrunk.stream().map(Path::toString).collect(Collectors.joining(", "));
    throw new IOException(names + " became shorter while being read");
  }
}
