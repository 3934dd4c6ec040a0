package io.graflag.api.storage;

import io.graflag.api.copy.CopyItem;
import io.graflag.api.copy.CopyMeter;
import io.graflag.api.copy.CopyPlan;
import io.graflag.api.copy.FileTree;
import io.graflag.api.copy.LocalTarget;
import io.graflag.api.copy.PartialFile;
import io.graflag.api.storage.RemoteShare.Attempt;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import io.graflag.core.StorageErrors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Executes a plan whose sources are on the manager; all files come in one stream. */
final class RemoteDownload {
  private static final int PERMISSIONS = 0777;

  /** What tar says of a file that it had to fill up with zeros. */
  private static final Pattern SHRANK = Pattern.compile("(?m)^tar: (.*): File shrank by .*$");

  private final RemoteShare share;
  private final Clock clock;
  private final CopyPlan plan;
  private final CopyMeter meter;
  private final Map<Path, Deque<Path>> wanted = new LinkedHashMap<>();
  private final Map<Path, Attributes> folders = new HashMap<>();

  private record Attributes(int mode, FileTime modified) {}

  RemoteDownload(RemoteShare share, Clock clock, CopyPlan plan, CopyMeter meter) {
    this.share = share;
    this.clock = clock;
    this.plan = plan;
    this.meter = meter;
  }

  void execute() {
    for (CopyItem item : plan.items()) {
      try {
        prepare(item);
      } catch (IOException e) {
        throw StorageErrors.of("write", item.target(), e);
      }
    }
    if (!wanted.isEmpty()) {
      receive(new ArrayList<>(wanted.keySet()));
    }
    // Deepest first: what is written into a directory changes its time.
    for (int i = plan.items().size() - 1; i >= 0; i--) {
      if (plan.items().get(i) instanceof CopyItem.Folder folder && folder.action().isPresent()) {
        finish(folder);
      }
    }
  }

  private void prepare(CopyItem item) throws IOException {
    if (item instanceof CopyItem.Folder folder) {
      if (folder.action().isPresent()) {
        Files.createDirectories(folder.target());
        want(folder.source(), folder.target());
      } else {
        PartialFile.deleteAbandoned(folder.target(), clock.instant());
      }
    } else if (item instanceof CopyItem.Content content && content.action().isPresent()) {
      want(content.source(), content.target());
    } else if (item instanceof CopyItem.Link link && link.action().isPresent()) {
      Files.createDirectories(link.target().toAbsolutePath().getParent());
      LocalTarget.write(link);
    } else if (item instanceof CopyItem.Surplus surplus) {
      FileTree.delete(surplus.target());
    }
  }

  private void want(Path source, Path target) {
    wanted.computeIfAbsent(source, path -> new ArrayDeque<>()).add(target);
  }

  private void receive(List<Path> sources) {
    Attempt attempt = new Attempt("copy from", share.root());
    List<Path> relative = new ArrayList<>();
    // The same file may be wanted twice, and is then sent twice.
    sources.forEach(
        source ->
            wanted.get(source).forEach(target -> relative.add(Path.of("/").relativize(source))));
    try (RemoteInput input =
        RemoteInput.start(
            share,
            attempt,
            Script.SEND,
            new ByteArrayInputStream(RemoteTrees.words(relative)),
            List.of())) {
      TarArchiveInputStream tar = new TarArchiveInputStream(input, "UTF-8");
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        take(entry, tar);
      }
      input.transferTo(OutputStream.nullOutputStream());
      refuseShrunk(input.errors());
    } catch (IOException e) {
      throw failure(attempt, e);
    }
    wanted.forEach(
        (source, targets) -> {
          if (!targets.isEmpty()) {
            plan.notices().add("Left out, vanished meanwhile: " + Json.quoted(source.toString()));
          }
        });
  }

  private void take(TarArchiveEntry entry, TarArchiveInputStream tar) throws IOException {
    Deque<Path> targets = wanted.get(Path.of("/" + entry.getName()));
    if (targets == null || targets.isEmpty()) {
      throw new IOException("the manager sent what was not asked for");
    }
    int mode = entry.getMode() & PERMISSIONS;
    FileTime modified = entry.getLastModifiedTime();
    if (entry.isDirectory()) {
      folders.put(targets.remove(), new Attributes(mode, modified));
    } else if (entry.isFile()) {
      Path target = targets.remove();
      try {
        LocalTarget.write(target, tar, mode, modified, meter);
      } catch (IOException e) {
        throw isOfStream(e) ? e : new LocalFailure(target, e);
      }
      meter.addFile();
    }
    // Else it became something that is not copied: it is named among what vanished.
  }

  /** A file that was cut while it was read ends in zeros: neither its old content nor its new. */
  private void refuseShrunk(String errors) throws IOException {
    Matcher shrunk = SHRANK.matcher(errors);
    if (!shrunk.find()) {
      return;
    }
    Path source = Path.of("/").resolve(shrunk.group(1));
    for (CopyItem item : plan.items()) {
      if (item instanceof CopyItem.Content content && content.source().equals(source)) {
        Files.deleteIfExists(content.target());
      }
    }
    throw new IOException(source + " became shorter while it was read");
  }

  private static boolean isOfStream(IOException e) {
    return e.getCause() instanceof GraflagException;
  }

  /** Keeps apart what fails on this machine from what fails on the way. */
  private static final class LocalFailure extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient Path target;

    LocalFailure(Path target, IOException cause) {
      super(cause.getMessage(), cause);
      this.target = target;
    }
  }

  private GraflagException failure(Attempt attempt, IOException e) {
    if (e instanceof LocalFailure local) {
      return StorageErrors.of("write", local.target, (IOException) local.getCause());
    }
    if (e.getCause() instanceof GraflagException cause) {
      return cause;
    }
    if (Thread.currentThread().isInterrupted()) {
      return new GraflagException(Kind.INTERRUPTED, "Interrupted while copying.", null, e);
    }
    return new GraflagException(
        Kind.STORAGE,
        "Cannot copy from "
            + share.root()
            + " on "
            + share.shell().describe()
            + ": "
            + e.getMessage()
            + ".",
        "Copy again: what is there already is not sent twice.",
        e);
  }

  private void finish(CopyItem.Folder folder) {
    Attributes attributes = folders.get(folder.target());
    if (attributes == null) {
      return; // it vanished, and was named
    }
    try {
      LocalTarget.finish(folder.target(), attributes.mode, attributes.modified);
    } catch (IOException e) {
      throw StorageErrors.of("write", folder.target(), e);
    }
  }
}
