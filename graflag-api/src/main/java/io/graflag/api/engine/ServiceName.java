package io.graflag.api.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names of services, which Swarm allows fewer letters than experiments have. */
final class ServiceName {
  private static final int LONGEST = 63;
  private static final int DIGITS = 20;

  private ServiceName() {}

  /** The service of a run. */
  static String ofRun(String experiment) {
    return allowed(experiment) ? experiment : "exp-" + digest(experiment);
  }

  /** The service of an evaluation. */
  static String ofEvaluation(String experiment) {
    String name = "eval__" + experiment;
    return allowed(name) ? name : "eval-" + digest(experiment);
  }

  private static boolean allowed(String name) {
    return name.length() <= LONGEST && name.indexOf('.') < 0;
  }

  /** Twenty hexadecimal digits of the SHA-256 of a text. */
  static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
