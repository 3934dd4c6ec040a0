package io.graflag.api.ssh;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * The connection that all calls share, made at the first one and anew when it broke or was given
 * up.
 *
 * <p>It is made on a thread of its own: no call that is given up ends it for the others, and none
 * that hangs keeps anybody from closing.
 */
final class SharedLink {
  private final Supplier<Link> connector;
  private final Executor threads;
  private final List<Link> retired = new ArrayList<>();
  private CompletableFuture<Link> current;
  private int asking;
  private boolean closed;

  SharedLink(Supplier<Link> connector, Executor threads) {
    this.connector = connector;
    this.threads = threads;
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
  <T> T use(Use<T> use) throws IOException, InterruptedException {
    asks(1);
    try {
      return asked(use);
    } finally {
      asks(-1);
    }
  }

  private synchronized void asks(int more) {
    asking += more;
  }

  private <T> T asked(Use<T> use) throws IOException, InterruptedException {
    CompletableFuture<Link> first = current();
    try {
      return use.on(made(first));
    } catch (NotOpenedException e) {
      switch (e.reason()) {
        case DOWN, SILENCE, REFUSED -> replace(first, e.reason());
        // These speak of what lies behind the connection.
        case PROHIBITED, CONNECT_FAILED -> throw e;
      }
    }
    return use.on(made(current()));
  }

  /**
   * Gives up the connection where nothing runs over it, to whoever wants one alone: to make another
   * takes a tenth of a second and more.
   */
  synchronized Optional<Link> giveUpIdle() {
    if (asking > 0 || current == null || !current.isDone() || isSpent(current)) {
      return Optional.empty();
    }
    Link link = current.join();
    if (!link.isIdle()) {
      return Optional.empty();
    }
    current = null;
    return Optional.of(link);
  }

  private synchronized CompletableFuture<Link> current() {
    if (closed) {
      throw RemoteShell.closed();
    }
    if (current == null || isSpent(current)) {
      current = connect();
    }
    return current;
  }

  private static boolean isSpent(CompletableFuture<Link> link) {
    return link.isDone() && (link.isCompletedExceptionally() || !link.join().isUsable());
  }

  private CompletableFuture<Link> connect() {
    CompletableFuture<Link> link = new CompletableFuture<>();
    threads.execute(
        () -> {
          try {
            Link made = connector.get();
            if (!link.complete(made)) {
              made.close();
            }
          } catch (Throwable e) {
            link.completeExceptionally(e);
          }
        });
    return link;
  }

  private static Link made(CompletableFuture<Link> link) throws InterruptedException {
    try {
      return link.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      if (e.getCause() instanceof Error mistake) {
        throw mistake;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private synchronized void replace(
      CompletableFuture<Link> spent, NotOpenedException.Reason reason) {
    Link link = spent.join();
    if (reason == NotOpenedException.Reason.DOWN) {
      link.close();
    } else {
      // Others still run over it. Commands that were given up may hold all the places that the
      // server grants a connection; or it is slow, and a dead one is found out by itself.
      link.retire();
      retired.removeIf(old -> !old.isConnected());
      retired.add(link);
    }
    if (spent == current) {
      current = null;
    }
  }

  /** Ends the connections, also one that is only being made. */
  void close() {
    List<Link> all;
    CompletableFuture<Link> last;
    synchronized (this) {
      closed = true;
      all = new ArrayList<>(retired);
      last = current;
      current = null;
    }
    if (last != null
        && !last.completeExceptionally(RemoteShell.closed())
        && !last.isCompletedExceptionally()) {
      all.add(last.join());
    }
    all.forEach(Link::close);
  }
}
