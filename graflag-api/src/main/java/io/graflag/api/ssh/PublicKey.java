package io.graflag.api.ssh;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * A public key of SSH.
 *
 * @param type its kind, such as {@code ssh-ed25519}
 * @param blob the key as RFC 4253, section 6.6, writes it
 */
record PublicKey(String type, byte[] blob) {
  private static final int LONGEST_TYPE = 64;

  /** Takes over the bytes of a key, which begin with its kind. */
  static PublicKey of(byte[] blob) {
    ByteBuffer buffer = ByteBuffer.wrap(blob);
    int length = blob.length < Integer.BYTES ? -1 : buffer.getInt();
    if (length < 1 || length > Math.min(LONGEST_TYPE, buffer.remaining())) {
      return new PublicKey("key of unknown kind", blob);
    }
    return new PublicKey(new String(blob, Integer.BYTES, length, StandardCharsets.US_ASCII), blob);
  }

  boolean isSame(byte[] other) {
    return Arrays.equals(blob, other);
  }

  /** Kind and fingerprint, as {@code ssh-keygen -l} writes it. */
  String describe() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(blob);
      return type + " SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
