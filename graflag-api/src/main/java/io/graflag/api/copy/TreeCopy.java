package io.graflag.api.copy;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Copies files and trees between two directories of this machine.
 *
 * <p>A file whose size and time are equal is left alone. Times and permissions are kept. Each file
 * has its final name only when it is whole. Links that stay inside the tree are kept as links; one
 * that leads out of it is left out with a notice, as are devices, pipes and sockets.
 */
public final class TreeCopy {
  private static final long CHUNK_BYTES = 8L << 20;
  private static final long NANOS_BETWEEN_EVENTS = 100_000_000L;
  private static final double NANOS_PER_SECOND = 1e9;

  private final CopyOptions options;
  private final CopyListener listener;
  private final Clock clock;
  private final List<CopyItem> items = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private final List<CopyChange> changes = new ArrayList<>();
  private int files;
  private long bytes;
  private int filesDone;
  private long bytesDone;
  private long lastEvent = System.nanoTime() - NANOS_BETWEEN_EVENTS;

  private TreeCopy(CopyOptions options, CopyListener listener, Clock clock) {
    this.options = options;
    this.listener = listener;
    this.clock = clock;
  }

  /**
   * Copies.
   *
   * @param sources files and directories; a source that is a link is what it leads to
   * @param destination where they go
   * @param followed which links inside a source stand for the directory they lead to
   * @param clock by which leftovers of killed copies are old
   * @throws GraflagException NOT_FOUND, USAGE or CONFLICT before anything is changed; STORAGE,
   *     STORAGE_FULL or INTERRUPTED, and every file there is then whole
   */
  public static CopyReport run(
      List<CopyPath> sources,
      CopyPath destination,
      Predicate<Path> followed,
      CopyOptions options,
      CopyListener listener,
      Clock clock) {
    long start = System.nanoTime();
    TreeCopy copy = new TreeCopy(options, listener, clock);
    for (CopyRoot root : CopyRoot.of(sources, destination)) {
      copy.scan(root, followed);
    }
    if (!options.dryRun()) {
      copy.execute();
    }
    double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
    return copy.report(destination.path(), seconds);
  }

  private void scan(CopyRoot root, Predicate<Path> followed) {
    try {
      new CopyScan(root, options, followed, items, notices).walk();
    } catch (IOException e) {
      throw StorageErrors.of("copy " + root.source() + " to", root.target(), e);
    }
  }

  private void execute() {
    for (CopyItem item : items) {
      if (item instanceof CopyItem.Content content && content.action().isPresent()) {
        files++;
        bytes += content.bytes();
      }
    }
    for (CopyItem item : items) {
      try {
        execute(item);
      } catch (ClosedByInterruptException e) {
        throw new GraflagException(Kind.INTERRUPTED, "Interrupted while copying.", null, e);
      } catch (IOException e) {
        throw StorageErrors.of("write", item.target(), e);
      }
    }
    // Deepest first: what is written into a directory changes its time.
    for (int i = items.size() - 1; i >= 0; i--) {
      if (items.get(i) instanceof CopyItem.Folder folder && folder.action().isPresent()) {
        finish(folder);
      }
    }
  }

  private void execute(CopyItem item) throws IOException {
    if (item instanceof CopyItem.Folder folder) {
      if (folder.action().isPresent()) {
        Files.createDirectories(folder.target());
      } else {
        PartialFile.deleteAbandoned(folder.target(), clock.instant());
      }
    } else if (item instanceof CopyItem.Content content) {
      if (content.action().isPresent()) {
        Files.createDirectories(content.target().toAbsolutePath().getParent());
        write(content);
        filesDone++;
      }
    } else if (item instanceof CopyItem.Link link) {
      if (link.action().isPresent()) {
        write(link);
      }
    } else if (item instanceof CopyItem.Surplus surplus) {
      FileTree.delete(surplus.target());
    }
  }

  private void write(CopyItem.Content content) throws IOException {
    Path partial = PartialFile.beside(content.target());
    try {
      // Read before the content: what is written to it meanwhile is found by the next copy.
      BasicFileAttributes attributes =
          Files.readAttributes(content.source(), BasicFileAttributes.class);
      try (FileChannel in = FileChannel.open(content.source(), StandardOpenOption.READ);
          FileChannel out =
              FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        transfer(in, out, content);
      }
      keepPermissions(content.source(), partial);
      Files.setLastModifiedTime(partial, attributes.lastModifiedTime());
      Files.move(
          partial,
          content.target(),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (NoSuchFileException e) {
      if (Files.exists(content.source())) {
        throw e;
      }
      notices.add("Left out, vanished meanwhile: " + content.source());
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  private void transfer(FileChannel in, FileChannel out, CopyItem.Content content)
      throws IOException {
    long size = in.size();
    for (long at = 0; at < size; ) {
      long written = in.transferTo(at, Math.min(CHUNK_BYTES, size - at), out);
      if (written <= 0) {
        return; // It became shorter while it was read.
      }
      at += written;
      bytesDone += written;
      tell(content.target());
    }
  }

  private void tell(Path current) {
    long now = System.nanoTime();
    if (now - lastEvent >= NANOS_BETWEEN_EVENTS) {
      lastEvent = now;
      listener.on(
          new CopyProgress(filesDone, files, bytesDone, bytes, current.getFileName().toString()));
    }
  }

  private static void write(CopyItem.Link link) throws IOException {
    Path partial = PartialFile.beside(link.target());
    Files.createSymbolicLink(partial, link.leadsTo());
    try {
      Files.move(
          partial,
          link.target(),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  private static void finish(CopyItem.Folder folder) {
    try {
      keepPermissions(folder.source(), folder.target());
      Files.setLastModifiedTime(folder.target(), Files.getLastModifiedTime(folder.source()));
    } catch (IOException e) {
      throw StorageErrors.of("write", folder.target(), e);
    }
  }

  private static void keepPermissions(Path from, Path to) throws IOException {
    Optional<Set<PosixFilePermission>> permissions = permissions(from);
    if (permissions.isPresent() && permissions(to).isPresent()) {
      Files.setPosixFilePermissions(to, permissions.get());
    }
  }

  /** Empty on a file system that knows none. */
  private static Optional<Set<PosixFilePermission>> permissions(Path path) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    return view == null ? Optional.empty() : Optional.of(view.readAttributes().permissions());
  }

  private CopyReport report(Path destination, double seconds) {
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
    return new CopyReport(
        destination, options.dryRun(), copied, skipped, deleted, size, seconds, changes, notices);
  }
}
