package io.graflag.api.copy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Writes what comes from elsewhere to this machine: whole under its name, or not at all. */
public final class LocalTarget {

  /** Much smaller than what large files are moved in: most files that come here are small. */
  private static final int CHUNK_BYTES = 1 << 14;

  private LocalTarget() {}

  /**
   * What a file or directory has beside its content.
   *
   * @param mode its permissions, as in the file system
   * @param modified its time
   */
  public record Attributes(int mode, FileTime modified) {}

  /** Replaces a link, or makes one. */
  public static void write(CopyItem.Link link) throws IOException {
    Path partial = PartialFile.beside(link.target());
    Files.createSymbolicLink(partial, link.leadsTo());
    try {
      move(partial, link.target());
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  /**
   * Replaces a file, or makes one.
   *
   * @param target the file
   * @param content what it shall hold, to its end
   * @param mode its permissions, as in the file system
   * @param modified its time
   * @param meter hears of the bytes
   */
  public static void write(
      Path target, InputStream content, int mode, FileTime modified, CopyMeter meter)
      throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    // Creating one that is there takes an exception, within the JDK, for every file.
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
    Path partial = PartialFile.beside(target);
    boolean moved = false;
    try {
      try (OutputStream out =
          Files.newOutputStream(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        byte[] chunk = new byte[CHUNK_BYTES];
        for (int n = content.read(chunk); n >= 0; n = content.read(chunk)) {
          out.write(chunk, 0, n);
          meter.add(n, target);
        }
      }
      finish(partial, mode, modified);
      move(partial, target);
      moved = true;
    } finally {
      if (!moved) {
        Files.deleteIfExists(partial);
      }
    }
  }

  /** What a new file or directory is created with, so that only its owner may use it. */
  static FileAttribute<?>[] forOwner(Path path, String permissions) {
    boolean known = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    return known
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** Sets permissions, where the file system knows any, and the time. */
  public static void finish(Path path, int mode, FileTime modified) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(permissions(mode));
    }
    Files.setLastModifiedTime(path, modified);
  }

  /** The nine bits that stand for permissions. */
  public static int mode(Set<PosixFilePermission> permissions) {
    int mode = 0;
    for (PosixFilePermission permission : permissions) {
      mode |= bit(permission);
    }
    return mode;
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    for (PosixFilePermission permission : PosixFilePermission.values()) {
      if ((mode & bit(permission)) != 0) {
        permissions.add(permission);
      }
    }
    return permissions;
  }

  /** They are declared from the owner's right to read, the highest bit, on. */
  private static int bit(PosixFilePermission permission) {
    return 1 << (PosixFilePermission.values().length - 1 - permission.ordinal());
  }

  private static void move(Path partial, Path target) throws IOException {
    Files.move(
        partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
