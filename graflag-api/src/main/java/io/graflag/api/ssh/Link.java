package io.graflag.api.ssh;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.ChannelDirectStreamLocal;
import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One SSH connection, with what runs over it. */
final class Link {
  /** What a call may leave unread; all of it is held in memory. */
  private static final int CALL_BYTES = Budget.BYTES;

  /** Enough to keep the connection busy; beyond, the other side waits. */
  private static final int BULK_BYTES = 1 << 20;

  /** A server grants 10 by default; a closed one counts until it has noticed the end. */
  private static final int PLACES = 8;

  private final Connection connection;
  private final Semaphore places = new Semaphore(PLACES, true);
  private int users;
  private boolean retired;

  Link(Connection connection) {
    this.connection = connection;
  }

  /** Whether more may be asked of it. */
  synchronized boolean isUsable() {
    return !retired && isConnected();
  }

  /** Whether nothing runs over it. */
  synchronized boolean isIdle() {
    return users == 0;
  }

  boolean isConnected() {
    return connection.session().isConnected();
  }

  /**
   * Starts a command that shares the connection: what it prints is never waited for.
   *
   * @param limit how long to wait for a place where there are many at once
   */
  Running call(String line, Duration limit) throws IOException {
    takePlace(limit);
    boolean started = false;
    try {
      Inbox output = new Inbox(CALL_BYTES, Inbox.WhenFull.FAIL);
      Inbox errors = new Inbox(CALL_BYTES, Inbox.WhenFull.FAIL);
      Running running = start(line, output, errors, finished -> places.release());
      started = true;
      return running;
    } finally {
      if (!started) {
        places.release();
      }
    }
  }

  private void takePlace(Duration limit) throws InterruptedIOException {
    try {
      if (!places.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        throw GraflagException.of(
            Kind.UNREACHABLE,
            "Other commands took all " + PLACES + " places for " + limit.toSeconds() + " s.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while waiting for other commands.");
    }
  }

  /** Starts a command that has the connection for itself: it waits for a slow reader. */
  Running bulk(String line, Consumer<Boolean> whenOver) throws IOException {
    Inbox output = new Inbox(BULK_BYTES, Inbox.WhenFull.WAIT);
    Inbox errors = new Inbox(BULK_BYTES, Inbox.WhenFull.WAIT);
    return start(line, output, errors, whenOver);
  }

  private Running start(String line, Inbox output, Inbox errors, Consumer<Boolean> whenOver)
      throws IOException {
    return entered(
        () ->
            new RemoteCommand(
                (ChannelExec) channel("exec"),
                line,
                output,
                errors,
                finished -> {
                  leave();
                  whenOver.accept(finished);
                }));
  }

  /** Connects to a socket that a server over there listens at. */
  Duplex unixSocket(Path path) throws IOException {
    return entered(
        () -> {
          ChannelDirectStreamLocal channel =
              (ChannelDirectStreamLocal) channel("direct-streamlocal@openssh.com");
          channel.setSocketPath(path.toString());
          Inbox inbox = new Inbox(CALL_BYTES, Inbox.WhenFull.FAIL);
          AtomicBoolean left = new AtomicBoolean();
          return ChannelDuplex.open(
              channel,
              inbox,
              () -> {
                if (left.compareAndSet(false, true)) {
                  leave();
                }
              });
        });
  }

  private interface Opening<T> {
    T open() throws IOException;
  }

  private <T> T entered(Opening<T> opening) throws IOException {
    synchronized (this) {
      users++;
    }
    boolean opened = false;
    try {
      T result = opening.open();
      opened = true;
      return result;
    } finally {
      if (!opened) {
        leave();
      }
    }
  }

  private Channel channel(String type) throws NotOpenedException {
    return channel(connection.session(), type);
  }

  /** Prepares a channel; the library answers nothing at all where the session breaks meanwhile. */
  static Channel channel(Session session, String type) throws NotOpenedException {
    Channel channel;
    try {
      channel = session.openChannel(type);
    } catch (JSchException e) {
      throw NotOpenedException.down(e);
    }
    if (channel == null) {
      throw NotOpenedException.down(new JSchException("session is down"));
    }
    return channel;
  }

  private void leave() {
    boolean last;
    synchronized (this) {
      users--;
      last = retired && users == 0;
    }
    if (last) {
      connection.close();
    }
  }

  /** Lets what runs over it come to its end, and takes no more. */
  void retire() {
    boolean last;
    synchronized (this) {
      retired = true;
      last = users == 0;
    }
    if (last) {
      connection.close();
    }
  }

  /** Ends it with all that runs over it; never waits for the other side. */
  void close() {
    connection.close();
  }
}
