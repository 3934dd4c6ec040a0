package io.graflag.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * A small file as it was read, on this machine or from another.
 *
 * @param path where it lies, for messages; on a cluster a path of the manager
 * @param bytes its content
 */
public record Document(Path path, byte[] bytes) {

  /**
   * Reads a file of this machine.
   *
   * @throws GraflagException NOT_FOUND or STORAGE
   */
  public static Document at(Path file) {
    try {
      return new Document(file, Files.readAllBytes(file));
    } catch (IOException e) {
      throw StorageErrors.of("read", file, e);
    }
  }

  /**
   * Reads a file of this machine that may not be there.
   *
   * @throws GraflagException STORAGE, also where nobody can tell whether it is there
   */
  public static Optional<Document> find(Path file) {
    try {
      // A pipe would be waited for, for ever.
      return Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()
          ? Optional.of(at(file))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw StorageErrors.of("read", file, e);
    }
  }

  /** The path and the size, for a log; an array has no words of its own. */
  @Override
  public String toString() {
    return path + " (" + bytes.length + " bytes)";
  }
}
