package io.graflag.api.copy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of files of this machine, as {@code sha256sum} writes it. */
public final class Sha256 {
  private static final int CHUNK_BYTES = 1 << 18;

  private Sha256() {}

  /** Of a whole file, as long as it is now. */
  public static String of(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return of(channel, channel.size());
    }
  }

  /**
   * Of the first bytes of a file; where it stands does not change.
   *
   * @throws EOFException where it holds fewer
   */
  public static String of(FileChannel file, long bytes) throws IOException {
    MessageDigest digest = digest();
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
    for (long at = 0; at < bytes; ) {
      chunk.clear().limit((int) Math.min(CHUNK_BYTES, bytes - at));
      int count = file.read(chunk, at);
      if (count < 0) {
        throw new EOFException("it holds " + at + " bytes, not " + bytes);
      }
      digest.update(chunk.flip());
      at += count;
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static byte[] of(byte[] bytes) {
    return digest().digest(bytes);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
