package io.graflag.api;

import io.graflag.api.storage.Storage;
import java.nio.file.Path;

/** Files of SHARED_DIR, copied to where the client is. */
public final class SharedFiles {
  private final Storage storage;

  SharedFiles(Storage storage) {
    this.storage = storage;
  }

  /**
   * Copies a file or a directory of SHARED_DIR.
   *
   * @param source path under SHARED_DIR
   * @param target the copy; must not exist
   * @param directory whether a directory is meant
   * @return the copy
   */
  public Path download(String source, Path target, boolean directory) {
    storage.download(source, target, directory);
    return target;
  }
}
