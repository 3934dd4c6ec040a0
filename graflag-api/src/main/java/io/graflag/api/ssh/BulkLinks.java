package io.graflag.api.ssh;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Connections for streams of any length, one for each stream at a time.
 *
 * <p>Whoever reads slowly holds up a whole connection, so two streams on one could wait for each
 * other for ever. One connection is kept for the next stream; where there is none, the one of the
 * calls will do if it is idle.
 */
final class BulkLinks {
  private final Supplier<Optional<Link>> idle;
  private final Supplier<Link> connector;
  private final Set<Link> busy = new HashSet<>();
  private Link spare;
  private boolean closed;

  /**
   * Prepares for streams.
   *
   * @param idle gives up a connection that nobody uses, if there is one
   * @param connector makes another
   */
  BulkLinks(Supplier<Optional<Link>> idle, Supplier<Link> connector) {
    this.idle = idle;
    this.connector = connector;
  }

  /** Starts a command; on a fresh connection where the one that there is turns out dead. */
  Running start(String line) throws IOException {
    Optional<Link> kept = takeKept();
    if (kept.isPresent()) {
      try {
        return startOrDiscard(kept.get(), line);
      } catch (NotOpenedException e) {
        // Nothing was started there, so that another may be asked.
      }
    }
    return startOrDiscard(taken(connector.get()), line);
  }

  private Running startOrDiscard(Link link, String line) throws IOException {
    boolean started = false;
    try {
      Running running = start(link, line);
      started = true;
      return running;
    } finally {
      if (!started) {
        discard(link);
      }
    }
  }

  /** Ends it where all was closed while it was made. */
  private Link taken(Link fresh) {
    synchronized (this) {
      if (!closed) {
        busy.add(fresh);
        return fresh;
      }
    }
    fresh.close();
    throw RemoteShell.closed();
  }

  private Running start(Link link, String line) throws IOException {
    return link.bulk(
        line,
        finished -> {
          // Of a command that was given up, something may still be under way.
          if (!finished || !keep(link)) {
            discard(link);
          }
        });
  }

  private synchronized Optional<Link> takeKept() {
    if (closed) {
      throw RemoteShell.closed();
    }
    Optional<Link> taken = spare == null ? idle.get() : Optional.of(spare);
    spare = null;
    taken.ifPresent(busy::add);
    return taken;
  }

  private synchronized boolean keep(Link link) {
    if (closed || spare != null || !link.isUsable()) {
      return false;
    }
    busy.remove(link);
    spare = link;
    return true;
  }

  private void discard(Link link) {
    synchronized (this) {
      busy.remove(link);
    }
    link.close();
  }

  /** Ends the connections. */
  void close() {
    Set<Link> all;
    synchronized (this) {
      closed = true;
      all = new HashSet<>(busy);
      if (spare != null) {
        all.add(spare);
      }
      spare = null;
      busy.clear();
    }
    all.forEach(Link::close);
  }
}
