package io.graflag.devcluster.plan;

import java.util.Locale;

/** How a user wants SHARED_DIR to be shared. */
public enum StorageWish {
  /** By NFS where the kernel has it, else by a volume. */
  AUTO,
  /** By NFS, from a server in the manager, as on real clusters. */
  NFS,
  /** By a volume of Docker, mounted in every node. */
  VOLUME;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
