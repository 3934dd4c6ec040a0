package io.graflag.api.ssh;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The connection that all calls share, made at the first one and anew when it broke. */
final class SharedLink {
  private final Supplier<Link> connector;
  private final List<Link> retired = new ArrayList<>();
  private Link current;
  private boolean closed;

  SharedLink(Supplier<Link> connector) {
    this.connector = connector;
  }

  /** What is asked of a connection. */
  interface Use<T> {
    T on(Link link) throws IOException;
  }

  /**
   * Asks the connection that there is; where it opens no channel, asks a fresh one, once.
   *
   * <p>That is safe because without a channel nothing can have been started.
   */
  <T> T use(Use<T> use) throws IOException {
    Link first = current();
    try {
      return use.on(first);
    } catch (NotOpenedException e) {
      switch (e.reason()) {
        case DOWN, SILENCE, REFUSED -> replace(first, e.reason());
        // These speak of what lies behind the connection.
        case PROHIBITED, CONNECT_FAILED -> throw e;
      }
    }
    return use.on(current());
  }

  private synchronized Link current() {
    if (closed) {
      throw new IllegalStateException("This shell is closed.");
    }
    if (current == null || !current.isUsable()) {
      current = null;
      current = connector.get();
    }
    return current;
  }

  private synchronized void replace(Link link, NotOpenedException.Reason reason) {
    if (reason == NotOpenedException.Reason.REFUSED) {
      // Commands that were given up may hold all the places that the server grants a connection.
      // Others still run over it.
      link.retire();
      retired.removeIf(old -> !old.isConnected());
      retired.add(link);
    } else {
      link.close();
    }
    if (link == current) {
      current = null;
    }
  }

  /** Ends the connections. */
  void close() {
    List<Link> all;
    synchronized (this) {
      closed = true;
      all = new ArrayList<>(retired);
      if (current != null) {
        all.add(current);
      }
      current = null;
    }
    all.forEach(Link::close);
  }
}
