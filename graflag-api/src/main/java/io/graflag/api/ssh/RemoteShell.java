package io.graflag.api.ssh;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
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
  private final SshAccount account;
  private final SharedLink calls;
  private final BulkLinks streams;
  private final ExecutorService threads;
  private final AtomicLong requests = new AtomicLong();

  RemoteShell(SshAccount account, SshTiming timing) {
    SessionConnector connector = new SessionConnector(account, timing);
    this.account = account;
    this.calls = new SharedLink(() -> new Link(connector.connect()));
    this.streams = new BulkLinks(() -> new Link(connector.connect()));
    this.threads = DaemonThreads.named("ssh " + account.describe());
  }

  /** The shell of an account; no connection is made yet. */
  public static RemoteShell to(SshAccount account) {
    return new RemoteShell(account, SshTiming.usual());
  }

  @Override
  public Finished run(Argv command, byte[] input, Duration limit) {
    long start = System.nanoTime();
    String what = what(command);
    Running running = started(what, () -> calls.use(link -> link.call(command.line(), limit)));
    Duration left = limit.minusNanos(System.nanoTime() - start);
    return new Exchange(running, threads, what).collect(input, left);
  }

  @Override
  public int stream(Argv command, InputStream input, OutputStream output, Consumer<String> errors) {
    String what = what(command);
    Running running = started(what, () -> streams.start(command.line()));
    return new Exchange(running, threads, what).pass(input, output, errors);
  }

  private interface Start {
    Running running() throws IOException;
  }

  private Running started(String what, Start start) {
    requests.incrementAndGet();
    try {
      return opened(start);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GraflagException(
          Kind.INTERRUPTED, "Interrupted while starting " + what + ".", null, e);
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

  /** Starts on a thread of its own: the library forgets interrupts while it connects. */
  private Running opened(Start start) throws IOException, InterruptedException {
    CompletableFuture<Running> opened = new CompletableFuture<>();
    Future<?> task =
        threads.submit(
            () -> {
              try {
                Running running = start.running();
                if (!opened.complete(running)) {
                  running.end();
                }
              } catch (Throwable e) {
                opened.completeExceptionally(e);
              }
            });
    try {
      return opened.get();
    } catch (InterruptedException e) {
      if (!opened.cancel(false) && !opened.isCompletedExceptionally()) {
        opened.join().end();
      }
      task.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    }
  }

  private static IOException rethrown(Throwable cause) {
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
    try {
      return new DuplexSocket(calls.use(link -> link.unixSocket(path)));
    } catch (NotOpenedException e) {
      throw new IOException(
          "No connection to " + path + " on " + describe() + ": " + e.getMessage(), e);
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
