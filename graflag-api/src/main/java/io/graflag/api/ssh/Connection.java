package io.graflag.api.ssh;

import com.jcraft.jsch.Session;

/**
 * A connection that is verified and authenticated.
 *
 * @param session what runs over it
 * @param line the bytes below it
 */
record Connection(Session session, Line line) {

  /** Ends it with all that runs over it; never waits for the other side. */
  void close() {
    // The session alone would wait for a write that does not come to its end.
    line.cut();
    session.disconnect();
  }
}
