package io.graflag.evaluator.integrity;

import io.graflag.core.result.Scores;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A fingerprint of scores: equal ones mean equal scores in equal order. */
final class ScoreDigest {
  private static final int BUFFER_BYTES = 1 << 16;

  private ScoreDigest() {}

  /**
   * SHA-256 over the scores as little-endian doubles, which is the content of a column file.
   *
   * <p>-0.0 counts as 0.0, and everything that is no number as one NaN.
   */
  static String of(Scores scores) {
    MessageDigest digest = sha256();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (double score : scores.values()) {
      if (!buffer.hasRemaining()) {
        drain(buffer, digest);
      }
      buffer.putLong(Double.doubleToLongBits(score + 0.0));
    }
    drain(buffer, digest);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void drain(ByteBuffer buffer, MessageDigest digest) {
    buffer.flip();
    digest.update(buffer);
    buffer.clear();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
