package io.graflag.datasets.reader;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.StorageErrors;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * One file of a dataset, plain or compressed by gzip.
 *
 * @param kind the kind of dataset that it is taken to be part of
 * @param path where it lies
 * @param isCompressed whether its content is compressed
 */
record DataFile(DatasetKind kind, Path path, boolean isCompressed) {
  private static final String COMPRESSED = ".gz";
  private static final int BUFFER_BYTES = 1 << 16;

  /** Finds a file or its compressed form; NOT_FOUND names both candidates and the kind. */
  static DataFile find(DatasetKind kind, Path directory, String name) {
    return findOptional(kind, directory, name)
        .orElseThrow(
            () ->
                GraflagException.of(
                    Kind.NOT_FOUND,
                    "The dataset "
                        + directory
                        + " has neither "
                        + name
                        + " nor "
                        + name
                        + COMPRESSED
                        + ".",
                    "This method needs "
                        + kind
                        + ". Choose such a dataset, or put one of the two files into this one."));
  }

  /** Finds a file or its compressed form; the plain one wins where both exist. */
  static Optional<DataFile> findOptional(DatasetKind kind, Path directory, String name) {
    Path plain = directory.resolve(name);
    if (Files.isRegularFile(plain)) {
      return Optional.of(new DataFile(kind, plain, false));
    }
    Path compressed = directory.resolve(name + COMPRESSED);
    return Files.isRegularFile(compressed)
        ? Optional.of(new DataFile(kind, compressed, true))
        : Optional.empty();
  }

  /** Opens the content; STORAGE or INVALID_INPUT where that fails. */
  InputStream open() {
    try {
      InputStream stored = Files.newInputStream(path);
      if (!isCompressed) {
        return stored;
      }
      try {
        return new GZIPInputStream(stored, BUFFER_BYTES);
      } catch (IOException e) {
        stored.close();
        throw e;
      }
    } catch (IOException e) {
      throw failure(e, 0);
    }
  }

  /** Says why the content could not be read any further. */
  GraflagException failure(IOException cause, long lines) {
    // ZipException: not gzip at all, or damaged; EOFException: cut off.
    boolean isDamaged =
        isCompressed && (cause instanceof ZipException || cause instanceof EOFException);
    if (!isDamaged) {
      return StorageErrors.of("read", path, cause);
    }
    return new GraflagException(
        Kind.INVALID_INPUT,
        path
            + ": the gzip data are damaged or cut off after line "
            + lines
            + ": "
            + cause.getMessage()
            + ".",
        "Fetch the file again; its download was probably interrupted.",
        cause);
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
