package io.graflag.api.swarm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;

/** A connection to the daemon that could not be made, broke, or stayed silent for too long. */
final class ConnectionLost extends UncheckedIOException {
  private static final long serialVersionUID = 1L;

  ConnectionLost(IOException cause) {
    super(cause);
  }

  /** Whether it was the daemon that took too long. */
  boolean isTimeout() {
    return getCause() instanceof SocketTimeoutException;
  }

  /** What happened, in the words of the one who noticed. */
  String words() {
    if (isTimeout()) {
      return "it did not answer in time";
    }
    String words = getCause().getMessage();
    return words == null || words.isBlank() ? "the connection was closed" : words;
  }
}
