package io.graflag.devcluster.plan;

import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How SHARED_DIR is shared.
 *
 * @param kind by what
 * @param reason why by that
 */
public record SharedStorage(Kind kind, String reason) {
  /** Where it is mounted in every node. */
  public static final String SHARED_DIR = "/shared";

  /** What shares it. */
  public enum Kind {
    /** NFS 4 from the manager. */
    NFS,
    /** A volume of Docker. */
    VOLUME;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Decides.
   *
   * @param hasNfs whether the kernel can mount NFS
   */
  public static SharedStorage of(StorageWish wish, boolean hasNfs) {
    return switch (wish) {
      case NFS -> new SharedStorage(Kind.NFS, "asked for");
      case VOLUME -> new SharedStorage(Kind.VOLUME, "asked for");
      case AUTO ->
          hasNfs
              ? new SharedStorage(Kind.NFS, "this kernel can mount it")
              : new SharedStorage(Kind.VOLUME, "this kernel cannot mount NFS");
    };
  }

  /**
   * Whether the kernel can mount NFS 4.
   *
   * @param filesystems the list of the kernel, {@code /proc/filesystems}; without one it cannot
   */
  public static boolean hasNfs(Path filesystems) {
    if (!Files.exists(filesystems)) {
      return false;
    }
    try {
      return Files.readAllLines(filesystems).stream().anyMatch(line -> line.endsWith("\tnfs4"));
    } catch (IOException e) {
      throw StorageErrors.of("read", filesystems, e);
    }
  }

  /** Whether the manager serves it by NFS. */
  public boolean isNfs() {
    return kind == Kind.NFS;
  }
}
