package io.graflag.api.ssh;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.StorageErrors;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Moves what one command reads and prints, until it ends.
 *
 * <p>The streams run on threads of their own, so that the one that waits can be interrupted.
 */
final class Exchange {
  /** Within one packet of SSH, so that a line of output is passed on as it comes. */
  private static final int PIECE = 32 * 1024;

  /** How long an end is waited for, which usually takes no time. */
  private static final Duration ENDING = Duration.ofSeconds(1);

  private final Running running;
  private final ExecutorService threads;
  private final String what;
  private final CompletableFuture<Integer> end = new CompletableFuture<>();
  private final List<Future<?>> tasks = new ArrayList<>();

  /**
   * Takes over a command.
   *
   * @param what the command and its place, for messages: {@code ls on root@10.0.0.1}
   */
  Exchange(Running running, ExecutorService threads, String what) {
    this.running = running;
    this.threads = threads;
    this.what = what;
  }

  /** Keeps all that it prints in memory. */
  Finished collect(byte[] input, Duration limit) {
    Budget budget = new Budget(what);
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int code =
        exchange(
            () -> give(input),
            () -> budget.collect(running.output(), output),
            () -> budget.collect(running.errors(), errors),
            Optional.of(limit));
    return new Finished(code, output.toByteArray(), errors.toString(StandardCharsets.UTF_8));
  }

  /** Passes on what it prints as it comes. */
  int pass(InputStream input, OutputStream output, Consumer<String> errors) {
    return exchange(() -> give(input), () -> take(output), () -> lines(errors), Optional.empty());
  }

  private interface Task {
    void run() throws IOException, InterruptedException;
  }

  private int exchange(Task give, Task output, Task errors, Optional<Duration> limit) {
    CountDownLatch read = new CountDownLatch(1);
    try {
      start(give);
      start(
          () -> {
            errors.run();
            read.countDown();
          });
      start(
          () -> {
            output.run();
            read.await();
            end.complete(running.awaitExit());
          });
      return limit.isEmpty() ? end.get() : end.get(limit.get().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GraflagException(
          Kind.INTERRUPTED, "Interrupted while waiting for " + what + ".", null, e);
    } catch (TimeoutException e) {
      throw new GraflagException(
          Kind.UNREACHABLE,
          "No end of " + what + " within " + limit.orElseThrow().toSeconds() + " s.",
          "It was given up, and may still be running there.",
          e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } finally {
      end.cancel(false);
      end();
      tasks.forEach(task -> task.cancel(true));
    }
  }

  /** Ends it, but does not wait for a machine that takes no word of that any more. */
  private void end() {
    CompletableFuture<Void> ending = new CompletableFuture<>();
    try {
      threads.execute(
          () -> {
            running.end();
            ending.complete(null);
          });
      ending.get(ENDING.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      // All connections are closed, so that nothing is waited for.
      running.end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // The connection ends it when it notices that it is dead.
      return;
    }
  }

  private GraflagException failure(Throwable cause) {
    if (cause instanceof GraflagException known) {
      return known;
    }
    if (cause instanceof IOException || cause instanceof InterruptedException) {
      // Only closing interrupts the threads of a shell that somebody still waits for.
      String why = cause instanceof IOException ? cause.getMessage() : "this side closed it.";
      return new GraflagException(
          Kind.UNREACHABLE,
          "Lost " + what + ": " + why,
          "Whether it came to its end is not known.",
          cause);
    }
    if (cause instanceof RuntimeException mistake) {
      throw mistake;
    }
    if (cause instanceof Error mistake) {
      throw mistake;
    }
    throw new IllegalStateException(cause);
  }

  private void start(Task task) {
    tasks.add(
        threads.submit(
            () -> {
              try {
                task.run();
              } catch (Throwable e) {
                // The first one counts; those after it come of the end that it caused.
                end.completeExceptionally(e);
              }
            }));
  }

  private void give(byte[] input) {
    try (OutputStream target = running.input()) {
      target.write(input);
    } catch (IOException e) {
      // It reads no more, as it may; its exit code says whether that was right.
      return;
    }
  }

  private void give(InputStream input) {
    OutputStream target = running.input();
    byte[] piece = new byte[PIECE];
    // What is written to a command that has ended may be dropped without a word, for ever.
    while (!end.isDone()) {
      // Where this fails, the command must not see a regular end: it would take a part for all.
      int count = read(input, piece);
      try {
        if (count < 0) {
          target.close();
          return;
        }
        target.write(piece, 0, count);
        if (available(input) == 0) {
          // Where more follows at once it fills this packet; a piece and what is sent with it are
          // more than one packet holds.
          target.flush();
        }
      } catch (IOException e) {
        // As above.
        return;
      }
    }
  }

  private int read(InputStream input, byte[] piece) {
    try {
      return input.read(piece);
    } catch (IOException e) {
      throw ownSide("read what goes to " + what, e);
    }
  }

  private int available(InputStream input) {
    try {
      return input.available();
    } catch (IOException e) {
      throw ownSide("read what goes to " + what, e);
    }
  }

  private void take(OutputStream output) throws IOException {
    InputStream source = running.output();
    byte[] piece = new byte[PIECE];
    for (int count = source.read(piece); count >= 0; count = source.read(piece)) {
      try {
        output.write(piece, 0, count);
      } catch (IOException e) {
        throw ownSide("write what comes from " + what, e);
      }
    }
    try {
      output.flush();
    } catch (IOException e) {
      throw ownSide("write what comes from " + what, e);
    }
  }

  private static GraflagException ownSide(String action, IOException e) {
    Kind kind = StorageErrors.isFull(e) ? Kind.STORAGE_FULL : Kind.STORAGE;
    return new GraflagException(kind, "Cannot " + action + ": " + e.getMessage(), null, e);
  }

  private void lines(Consumer<String> errors) throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(running.errors(), StandardCharsets.UTF_8));
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      errors.accept(line);
    }
  }
}
