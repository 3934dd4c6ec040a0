package io.graflag.runner;

import io.graflag.core.AtomicFile;
import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;

/**
 * Space that is kept free while the method runs, so that its end can be recorded on a full disk.
 *
 * @param file the hidden file that holds the space
 */
record Reserve(Path file) {
  /** A status with the longest tail of output as a rule needs three blocks. */
  private static final int BYTES = 16 << 10;

  /** The reserve of the experiment in a directory. */
  static Reserve in(Path directory) {
    return new Reserve(new ExperimentDirectory(directory).reserve());
  }

  /**
   * Takes the space.
   *
   * @throws GraflagException STORAGE_FULL or STORAGE; nothing is left behind then
   */
  void take() {
    byte[] content = new byte[BYTES];
    // A file system that compresses or leaves holes would keep no space for zeros.
    new Random(BYTES).nextBytes(content);
    AtomicFile.write(file, out -> out.write(content));
  }

  /** Gives the space back, where it was taken; why that failed, if so. */
  Optional<String> release() {
    try {
      Files.deleteIfExists(file);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(StorageErrors.of("delete", file, e).getMessage());
    }
  }
}
