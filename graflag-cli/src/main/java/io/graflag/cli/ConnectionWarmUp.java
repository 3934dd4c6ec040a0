package io.graflag.cli;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Goes through what SSH computes, while the command line and the configuration are being read.
 *
 * <p>Of keys only the first exchange and signature are slow, which load what they need. A cipher is
 * slow until its callers are compiled, because only then the instructions of the processor are used
 * for it: a packet before takes a hundred times as long as one after. The launcher lets the
 * compiler begin after a few calls, and asks for this where a command moves much data.
 */
final class ConnectionWarmUp {
  /** The property by which the launcher asks for it. */
  static final String WANTED = "graflag.warm-up";

  private static final int CALLS = 100;
  private static final int BYTES = 1024;
  private static final int KEY_BYTES = 16;
  private static final int VECTOR_BYTES = 12;
  private static final int TAG_BYTES = 16;

  private ConnectionWarmUp() {}

  /** Starts it beside whatever else is done, where the launcher says that it is of use. */
  static void beginWhereWanted() {
    if (Boolean.getBoolean(WANTED)) {
      Thread thread = new Thread(ConnectionWarmUp::run, "connection-warm-up");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private interface Calls {
    void run() throws GeneralSecurityException;
  }

  private static void run() {
    go(ConnectionWarmUp::exchangeAndSign);
    go(ConnectionWarmUp::encryptAndDecrypt);
  }

  private static void go(Calls calls) {
    try {
      calls.run();
    } catch (GeneralSecurityException | RuntimeException e) {
      // A Java without one of these does without, and says so where it matters.
      return;
    }
  }

  /** Agrees on a secret, signs, and checks a signature, each once and with keys of no use. */
  static void exchangeAndSign() throws GeneralSecurityException {
    KeyPair exchanged = KeyPairGenerator.getInstance("X25519").generateKeyPair();
    KeyAgreement agreement = KeyAgreement.getInstance("X25519");
    agreement.init(exchanged.getPrivate());
    agreement.doPhase(exchanged.getPublic(), true);
    agreement.generateSecret();
    KeyPair signing = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(signing.getPrivate());
    byte[] signed = signature.sign();
    signature.initVerify(signing.getPublic());
    signature.verify(signed);
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
