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

  private final Clock clock;
  private final CopyPlan plan;
  private final CopyMeter meter;

  private TreeCopy(Clock clock, CopyPlan plan, CopyMeter meter) {
    this.clock = clock;
    this.plan = plan;
    this.meter = meter;
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
    LocalTree files = new LocalTree();
    CopyPlan plan =
        CopyPlan.of(
            sources,
            destination,
            followed,
            options,
            new CopyPlan.Sides(files, files, true, SameContent.HERE));
    if (!options.dryRun()) {
      listener.planned(plan.changes());
      new TreeCopy(clock, plan, new CopyMeter(plan, listener)).execute();
    }
    return plan.report(destination.path(), options.dryRun(), start, 0);
  }

  private void execute() {
    List<CopyItem> items = plan.items();
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
        meter.addFile();
      }
    } else if (item instanceof CopyItem.Link link) {
      if (link.action().isPresent()) {
        LocalTarget.write(link);
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
      plan.leaveOut(content.target(), "Left out, vanished meanwhile: " + content.source());
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
      meter.add(written, content.target());
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
}
