package io.graflag.api.storage;

import io.graflag.api.storage.RemoteShare.Attempt;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;

/** What a script on the manager reads while it runs. */
final class RemoteOutput {

  /** Writes everything to a stream, and does not close it. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private RemoteOutput() {}

  /** Runs a script and writes to it; fails unless it exits with 0. */
  static void send(
      RemoteShare share, Attempt attempt, Script script, List<String> arguments, Content content) {
    Pipe pipe = new Pipe();
    Queue<String> errors = new ConcurrentLinkedQueue<>();
    CompletableFuture<Integer> code = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try (var source = pipe.source()) {
                code.complete(
                    share.shell().stream(
                        share.command(script, arguments),
                        source,
                        OutputStream.nullOutputStream(),
                        errors::add));
              } catch (IOException | RuntimeException | Error e) {
                code.completeExceptionally(e);
              }
            },
            "graflag-write");
    thread.setDaemon(true);
    thread.start();
    boolean done = false;
    try {
      boolean whole = write(pipe, content);
      int exit = code.get();
      if (exit != 0 || !whole) {
        throw share.failure(attempt, exit == 0 ? Script.Code.CUT : exit, String.join("\n", errors));
      }
      done = true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GraflagException cause) {
        throw cause;
      }
      throw new IllegalStateException("A stream within this program failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GraflagException(Kind.INTERRUPTED, "Interrupted while copying.", null, e);
    } finally {
      if (!done) {
        pipe.fail(new IOException("Not all of it could be sent."));
        thread.interrupt();
      }
    }
  }

  /** Returns whether all was written; where it was not, the end of the script says why. */
  private static boolean write(Pipe pipe, Content content) throws InterruptedException {
    OutputStream sink = pipe.sink();
    try {
      content.writeTo(sink);
      sink.close();
      return true;
    } catch (IOException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw (InterruptedException) new InterruptedException("while writing").initCause(e);
      }
      pipe.fail(e);
      return false;
    }
  }
}
