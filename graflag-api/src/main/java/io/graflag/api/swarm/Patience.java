package io.graflag.api.swarm;

import org.apache.hc.core5.util.Timeout;

/** How long the daemon may stay silent, by what was asked. */
final class Patience {
  /** The daemon itself waits half a minute for a registry, and a few seconds for a Swarm. */
  private static final Timeout ANSWER = Timeout.ofSeconds(60);

  /** Between two signs of a transfer lies at most the work on one layer. */
  private static final Timeout TRANSFER = Timeout.ofMinutes(15);

  private Patience() {}

  static Timeout of(String method, String path) {
    if (path.contains("follow=true")) {
      return Timeout.DISABLED; // a method may print nothing for days
    }
    boolean isTransfer = path.contains("/push") || path.startsWith("/images/create");
    return method.equals("POST") && isTransfer ? TRANSFER : ANSWER;
  }
}
