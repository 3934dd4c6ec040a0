package io.graflag.api.ssh;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One line of a file of known hosts, as sshd(8) describes it.
 *
 * @param line its number, from 1
 * @param marker {@code @revoked}, {@code @cert-authority} or nothing
 * @param hosts patterns with commas between, or a hash
 * @param key the key
 */
record KnownHost(int line, String marker, String hosts, PublicKey key) {
  private static final String HASHED = "|1|";

  /** Reads a line; empty for comments and for what is no key. */
  static Optional<KnownHost> parse(int number, String text) {
    String[] words = text.strip().split("\\s+");
    int first = words[0].startsWith("@") ? 1 : 0;
    if (words[0].isEmpty() || words[0].startsWith("#") || words.length < first + 3) {
      return Optional.empty();
    }
    try {
      PublicKey key = PublicKey.of(Base64.getDecoder().decode(words[first + 2]));
      return Optional.of(new KnownHost(number, first == 1 ? words[0] : "", words[first], key));
    } catch (IllegalArgumentException e) {
      // As OpenSSH does: a line that nobody can read speaks of no host.
      return Optional.empty();
    }
  }

  boolean isRevoked() {
    return marker.equals("@revoked");
  }

  boolean isPlain() {
    return marker.isEmpty();
  }

  /** Whether the line speaks of a host, named {@code host} or {@code [host]:port}. */
  boolean isFor(String name) {
    if (hosts.startsWith(HASHED)) {
      return isHashOf(name);
    }
    boolean found = false;
    for (String pattern : hosts.split(",")) {
      boolean negated = pattern.startsWith("!");
      if (wildcard(negated ? pattern.substring(1) : pattern).matcher(name).matches()) {
        if (negated) {
          return false;
        }
        found = true;
      }
    }
    return found;
  }

  private static Pattern wildcard(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (char c : pattern.toCharArray()) {
      regex.append(
          switch (c) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(String.valueOf(c));
          });
    }
    return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
  }

  private boolean isHashOf(String name) {
    String[] parts = hosts.substring(HASHED.length()).split("\\|");
    if (parts.length != 2) {
      return false;
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(parts[0]), "HmacSHA1"));
      byte[] hash = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
      return Arrays.equals(hash, Base64.getDecoder().decode(parts[1]));
    } catch (IllegalArgumentException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA1.", e);
    }
  }
}
