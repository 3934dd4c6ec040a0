package io.graflag.api.authoring;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The directory under test.
 *
 * @param directory an absolute path
 * @param listed whether a run finds it by its name alone
 */
record MethodFolder(Path directory, boolean listed) {

  /** The name of the directory, which is the method's. */
  String name() {
    Path name = directory.getFileName();
    return name == null ? "" : name.toString();
  }

  /** SHARED_DIR, where the directory lies under methods/ as it should. */
  Optional<Path> sharedDir() {
    return Optional.ofNullable(directory.getParent())
        .filter(parent -> parent.endsWith("methods"))
        .map(Path::getParent);
  }
}
