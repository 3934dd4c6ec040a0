package io.graflag.api.storage;

import io.graflag.api.copy.TreeEntry;
import io.graflag.api.storage.RemoteShare.Attempt;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;

/** A file of the manager from a byte on, as long as it was when it was opened. */
final class PartInput extends FilterInputStream {
  private static final int OCTAL = 8;
  private static final int PERMISSIONS = 0777;

  private final int mode;
  private final long bytes;
  private final FileTime modified;

  private PartInput(InputStream input, String[] facts) {
    super(input);
    mode = Integer.parseInt(facts[0], OCTAL) & PERMISSIONS;
    bytes = Long.parseLong(facts[1]);
    modified = FileTime.from(RemoteAnswer.moment(facts[2]));
  }

  /** Opens it, where it is there; from a byte beyond its end nothing comes. */
  static Optional<PartInput> open(RemoteShare share, Attempt attempt, Path file, long from)
      throws IOException {
    Optional<RemoteInput> found =
        RemoteInput.find(
            share,
            attempt,
            Script.PART,
            InputStream.nullInputStream(),
            List.of(file.toString(), Long.toString(from)));
    return found.isEmpty() ? Optional.empty() : Optional.of(read(found.get()));
  }

  private static PartInput read(RemoteInput input) throws IOException {
    boolean opened = false;
    try {
      PartInput part = new PartInput(input, line(input).split(" "));
      opened = true;
      return part;
    } finally {
      if (!opened) {
        input.close();
      }
    }
  }

  private static String line(InputStream input) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = input.read(); c != '\n'; c = input.read()) {
      if (c < 0) {
        throw new IOException("the manager did not say what it sends");
      }
      line.append((char) c);
    }
    return line.toString();
  }

  /** Its permissions. */
  int mode() {
    return mode;
  }

  /** Its size. */
  long bytes() {
    return bytes;
  }

  /** When it was written last. */
  FileTime modified() {
    return modified;
  }

  /** Whether it is as it was listed. */
  boolean isStill(TreeEntry entry) {
    return entry.bytes() == bytes && entry.modified().equals(modified);
  }
}
