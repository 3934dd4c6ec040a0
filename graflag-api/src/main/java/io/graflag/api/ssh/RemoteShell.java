package io.graflag.api.ssh;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Runs commands on another machine over SSH.
 *
 * <p>It connects when it is needed, and again where a connection broke. Nothing that may have been
 * started is ever started again. Calls share a connection; each stream has one for itself, because
 * one slow reader holds up a whole connection.
 */
public final class RemoteShell implements Shell {
  private static final String NO_ANSWER =
      "Where an ssh-agent waits to be unlocked or confirmed, do that, or go without:"
          + " unset SSH_AUTH_SOCK.";

  private final SshAccount account;
  private final SharedLink calls;
  private final BulkLinks streams;
  private final ExecutorService threads;
  private final AtomicLong requests = new AtomicLong();

  RemoteShell(SshAccount account, SshTiming timing) {
    SessionConnector connector = new SessionConnector(account, timing);
    this.account = account;
    this.threads = DaemonThreads.named("ssh " + account.describe());
    this.calls = new SharedLink(() -> new Link(connector.connect()), threads);
    this.streams = new BulkLinks(calls::giveUpIdle, () -> new Link(connector.connect()));
  }

  /** The shell of an account; no connection is made yet. */
  public static RemoteShell to(SshAccount account) {
    return new RemoteShell(account, SshTiming.usual());
  }

  @Override
  public Finished run(Argv command, byte[] input, Duration limit) {
    long start = System.nanoTime();
    String what = what(command);
    Running running =
        started(
            what, limit, () -> calls.use(link -> link.call(command.line(), left(limit, start))));
    return new Exchange(running, threads, what).collect(input, left(limit, start));
  }

  private static Duration left(Duration limit, long start) {
    return limit.minusNanos(System.nanoTime() - start);
  }

  @Override
  public int stream(Argv command, InputStream input, OutputStream output, Consumer<String> errors) {
    String what = what(command);
    Running running = started(what, USUAL_LIMIT, () -> streams.start(command.line()));
    return new Exchange(running, threads, what).pass(input, output, errors);
  }

  private interface Start<T> {
    T begun() throws IOException, InterruptedException;
  }

  private Running started(String what, Duration limit, Start<Running> start) {
    requests.incrementAndGet();
    try {
      return begun(start, Running::end, limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GraflagException(
          Kind.INTERRUPTED, "Interrupted while starting " + what + ".", null, e);
    } catch (TimeoutException e) {
      throw new GraflagException(
          Kind.UNREACHABLE,
          "Cannot start " + what + " within " + limit.toSeconds() + " s.",
          NO_ANSWER,
          e);
    } catch (NotOpenedException e) {
      throw new GraflagException(
          Kind.UNREACHABLE,
          "Cannot start " + what + ": " + e.getMessage() + ".",
          "Nothing was started there; try again.",
          e);
    } catch (IOException e) {
      throw new GraflagException(
          Kind.UNREACHABLE,
          "Lost " + what + ": " + e.getMessage(),
          "Whether it was started is not known.",
          e);
    }
  }

  /**
   * Begins something on a thread of its own: the library forgets interrupts while it connects, and
   * an agent may let it wait for ever.
   *
   * @param drop ends what has begun after nobody waited for it any more
   */
  private <T> T begun(Start<T> start, Consumer<T> drop, Duration limit)
      throws IOException, InterruptedException, TimeoutException {
    CompletableFuture<T> begun = new CompletableFuture<>();
    Future<?> task =
        submitted(
            () -> {
              try {
                T result = start.begun();
                if (!begun.complete(result)) {
                  drop.accept(result);
                }
              } catch (Throwable e) {
                begun.completeExceptionally(e);
              }
            });
    try {
      return begun.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException | TimeoutException e) {
      if (!begun.cancel(false)) {
        begun.thenAcceptAsync(drop, threads);
      }
      task.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    }
  }

  private Future<?> submitted(Runnable task) {
    try {
      return threads.submit(task);
    } catch (RejectedExecutionException e) {
      throw closed();
    }
  }

  /** What whoever uses it after that meets. */
  static IllegalStateException closed() {
    return new IllegalStateException("This shell is closed.");
  }

  private static IOException rethrown(Throwable cause) {
    if (cause instanceof InterruptedException) {
      return new InterruptedIOException("Interrupted while connecting.");
    }
    if (cause instanceof IOException broken) {
      return broken;
    }
    if (cause instanceof RuntimeException known) {
      throw known;
    }
    if (cause instanceof Error mistake) {
      throw mistake;
    }
    throw new IllegalStateException(cause);
  }

  private String what(Argv command) {
    return command.program() + " on " + describe();
  }

  @Override
  public Socket unixSocket(Path path) throws IOException {
    requests.incrementAndGet();
    String what = "No connection to " + path + " on " + describe();
    try {
      return new DuplexSocket(
          begun(() -> calls.use(link -> link.unixSocket(path)), Duplex::close, USUAL_LIMIT));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GraflagException(Kind.INTERRUPTED, what + ": interrupted.", null, e);
    } catch (TimeoutException e) {
      throw new GraflagException(
          Kind.UNREACHABLE, what + " within " + USUAL_LIMIT.toSeconds() + " s.", NO_ANSWER, e);
    } catch (NotOpenedException e) {
      throw new IOException(what + ": " + e.getMessage(), e);
    }
  }

  @Override
  public long requests() {
    return requests.get();
  }

  @Override
  public String describe() {
    return account.describe();
  }

  @Override
  public void close() {
    calls.close();
    streams.close();
    threads.shutdownNow();
  }
}
