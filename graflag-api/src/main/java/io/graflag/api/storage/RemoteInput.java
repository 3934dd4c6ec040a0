package io.graflag.api.storage;

import io.graflag.api.storage.RemoteShare.Attempt;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a script on the manager writes, read while it runs; its failure is a failed read. */
final class RemoteInput extends FilterInputStream {
  private static final int MOST_LINES = 100;

  /** A command that does not end when nobody reads it is left to its own end. */
  private static final long CLOSE_MILLIS = 5_000;

  private final Pipe pipe;
  private final Thread thread;
  private final Deque<String> errors = new ArrayDeque<>();
  private volatile int code;

  private RemoteInput(Pipe pipe, RemoteShare share, Attempt attempt, Run run) {
    super(pipe.source());
    this.pipe = pipe;
    this.thread = new Thread(() -> copy(share, attempt, run), "graflag-read");
    thread.setDaemon(true);
  }

  private record Run(
      Script script, InputStream input, List<String> arguments, Consumer<String> heard) {}

  /**
   * Starts a script that writes one byte once it has what is wanted, and waits for that byte.
   *
   * @param input what it reads
   * @throws GraflagException why it has it not
   */
  static RemoteInput start(
      RemoteShare share,
      Attempt attempt,
      Script script,
      InputStream input,
      List<String> arguments) {
    return start(share, attempt, script, input, arguments, line -> {});
  }

  /**
   * The same.
   *
   * @param heard takes each line that the script writes to its standard error; all of them have
   *     come when the end of the stream was read, or when it is closed
   */
  static RemoteInput start(
      RemoteShare share,
      Attempt attempt,
      Script script,
      InputStream input,
      List<String> arguments,
      Consumer<String> heard) {
    return find(share, attempt, new Run(script, input, arguments, heard))
        .orElseThrow(() -> share.failure(attempt, Script.Code.NOT_FOUND, ""));
  }

  /**
   * The same, empty where the script says that there is no such file.
   *
   * @throws GraflagException why it has not what is wanted, NOT_FOUND where SHARED_DIR is missing
   */
  static Optional<RemoteInput> find(
      RemoteShare share,
      Attempt attempt,
      Script script,
      InputStream input,
      List<String> arguments) {
    return find(share, attempt, new Run(script, input, arguments, line -> {}));
  }

  private static Optional<RemoteInput> find(RemoteShare share, Attempt attempt, Run run) {
    RemoteInput stream = new RemoteInput(new Pipe(), share, attempt, run);
    stream.thread.start();
    try {
      if (stream.read() < 0) {
        throw share.failure(attempt, 0, stream.errors());
      }
      return Optional.of(stream);
    } catch (IOException e) {
      stream.close();
      if (stream.code == Script.Code.NOT_FOUND) {
        return Optional.empty();
      }
      if (e.getCause() instanceof GraflagException cause) {
        throw cause;
      }
      boolean interrupted = Thread.currentThread().isInterrupted();
      throw new GraflagException(
          interrupted ? Kind.INTERRUPTED : Kind.STORAGE,
          "Cannot " + attempt.action() + " " + attempt.path() + ": " + e.getMessage(),
          null,
          e);
    }
  }

  /** The last lines that the script wrote to its standard error. */
  String errors() {
    synchronized (errors) {
      return String.join("\n", errors);
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public void close() {
    try {
      super.close();
      thread.interrupt();
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new IllegalStateException("A pipe within this program failed to close", e);
    }
  }

  private void copy(RemoteShare share, Attempt attempt, Run run) {
    try {
      OutputStream sink = pipe.sink();
      code =
          share.shell().stream(
              share.command(run.script, run.arguments),
              run.input,
              sink,
              line -> {
                remember(line);
                run.heard.accept(line);
              });
      if (code == 0) {
        sink.close();
      } else {
        fail(share.failure(attempt, code, errors()));
      }
    } catch (IOException e) {
      pipe.fail(e);
    } catch (GraflagException e) {
      fail(e);
    } catch (RuntimeException | Error e) {
      pipe.fail(new IOException("The program that reads " + attempt.path() + " is broken.", e));
      throw e;
    }
  }

  private void fail(GraflagException cause) {
    pipe.fail(new IOException(cause.getMessage(), cause));
  }

  private void remember(String line) {
    synchronized (errors) {
      errors.add(line);
      if (errors.size() > MOST_LINES) {
        errors.remove();
      }
    }
  }
}
