package io.graflag.api.ssh;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * A file of known hosts: {@code ~/.ssh/known_hosts} or one like it.
 *
 * <p>It belongs to the user, so lines are only ever added at its end, and nothing else is touched.
 */
final class KnownHostsFile {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration STEP = Duration.ofMillis(50);

  private final Path path;
  private final Duration patience;

  KnownHostsFile(Path path) {
    this(path, PATIENCE);
  }

  /**
   * Names a file.
   *
   * @param patience how long another program may keep it locked
   */
  KnownHostsFile(Path path, Duration patience) {
    this.path = path;
    this.patience = patience;
  }

  Path path() {
    return path;
  }

  /** Its lines; none where there is no such file. */
  List<KnownHost> read() {
    // Within one program the lock of the class is needed as well: a lock on a file is lost as soon
    // as the same program closes that file anywhere.
    synchronized (KnownHostsFile.class) {
      try {
        return Files.exists(path) ? parse(Files.readAllBytes(path)) : List.of();
      } catch (IOException e) {
        throw StorageErrors.of("read", path, e);
      }
    }
  }

  /**
   * Adds a line, unless what meanwhile stands there speaks against it.
   *
   * @param wanted asked with the lines as they are now, with all other writers locked out
   * @return what it was asked with
   */
  List<KnownHost> append(String line, Predicate<List<KnownHost>> wanted) {
    synchronized (KnownHostsFile.class) {
      try {
        create();
        try (FileChannel file =
            FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
          lock(file);
          byte[] bytes = Channels.newInputStream(file).readAllBytes();
          List<KnownHost> present = parse(bytes);
          if (wanted.test(present)) {
            boolean cut = bytes.length > 0 && bytes[bytes.length - 1] != '\n';
            write(file, (cut ? "\n" : "") + line + "\n");
          }
          return present;
        }
      } catch (IOException e) {
        throw StorageErrors.of("write", path, e);
      }
    }
  }

  private static void write(FileChannel file, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    file.position(file.size());
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
    file.force(true);
  }

  private void lock(FileChannel file) {
    long start = System.nanoTime();
    try {
      while (!isLocked(file)) {
        if (System.nanoTime() - start > patience.toNanos()) {
          throw GraflagException.of(
              Kind.STORAGE, "Another program keeps " + path + " locked.", "See: fuser " + path);
        }
        LockSupport.parkNanos(STEP.toNanos());
      }
    } catch (IOException e) {
      // A home on a network may know no locks. Then two programs at once may both add the host.
      return;
    }
  }

  private static boolean isLocked(FileChannel file) throws IOException {
    try {
      return file.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Another part of this program, with classes of its own, has it.
      return false;
    }
  }

  private void create() throws IOException {
    if (path.getParent() != null && !Files.exists(path.getParent())) {
      Files.createDirectories(path.getParent(), only("rwx------"));
    }
    if (!Files.exists(path)) {
      FileChannel.open(
              path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), only("rw-------"))
          .close();
    }
  }

  private static FileAttribute<?>[] only(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static List<KnownHost> parse(byte[] bytes) {
    // Comments may be in any encoding; this one reads every byte.
    String[] lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\n");
    List<KnownHost> hosts = new ArrayList<>();
    for (int i = 0; i < lines.length; i++) {
      KnownHost.parse(i + 1, lines[i]).ifPresent(hosts::add);
    }
    return List.copyOf(hosts);
  }
}
