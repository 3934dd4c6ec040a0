package io.graflag.cli;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Has the cipher of SSH compiled while the connection is being made.
 *
 * <p>A processor's instructions for ciphers are used only once the callers of the cipher are
 * compiled; the packet that comes before that takes a hundred times as long. The launcher lets the
 * compiler begin after a few calls.
 */
final class CipherWarmUp {
  private static final int CALLS = 100;
  private static final int BYTES = 1024;
  private static final int KEY_BYTES = 16;
  private static final int VECTOR_BYTES = 12;
  private static final int TAG_BYTES = 16;

  private CipherWarmUp() {}

  /** Starts it beside whatever else is done. */
  static void begin() {
    Thread thread = new Thread(CipherWarmUp::run, "cipher-warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  private static void run() {
    try {
      encryptAndDecrypt();
    } catch (GeneralSecurityException | RuntimeException e) {
      // A Java without this cipher speaks another one, and says so where it matters.
      return;
    }
  }

  /** Does what a packet of SSH takes, both ways, often enough. */
  static void encryptAndDecrypt() throws GeneralSecurityException {
    Cipher encrypting = Cipher.getInstance("AES/GCM/NoPadding");
    Cipher decrypting = Cipher.getInstance("AES/GCM/NoPadding");
    SecretKeySpec key = new SecretKeySpec(new byte[KEY_BYTES], "AES");
    byte[] length = new byte[Integer.BYTES];
    byte[] packet = new byte[BYTES + TAG_BYTES];
    for (int i = 0; i < CALLS; i++) {
      byte[] vector = ByteBuffer.allocate(VECTOR_BYTES).putInt(i).array();
      GCMParameterSpec parameters = new GCMParameterSpec(TAG_BYTES * Byte.SIZE, vector);
      encrypting.init(Cipher.ENCRYPT_MODE, key, parameters);
      encrypting.updateAAD(length);
      encrypting.doFinal(packet, 0, BYTES, packet, 0);
      decrypting.init(Cipher.DECRYPT_MODE, key, parameters);
      decrypting.updateAAD(length);
      decrypting.doFinal(packet, 0, packet.length, packet, 0);
    }
  }
}
