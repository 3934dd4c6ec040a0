package io.graflag.cluster.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A command that goes on, such as {@code logs -f}; it ends with the block that opened it. */
public final class LiveCommand implements AutoCloseable {
  private final long started = System.nanoTime();
  private final Process process;
  private final Stream out;
  private final Stream err;

  LiveCommand(Process process) throws IOException {
    this.process = process;
    process.getOutputStream().close();
    out = new Stream(process.getInputStream());
    err = new Stream(process.getErrorStream());
  }

  /** What it has written to standard output so far. */
  public String out() {
    return out.text();
  }

  /** What it has written to standard error so far. */
  public String err() {
    return err.text();
  }

  /** Waits until what it has written to standard output is as it should be. */
  public LiveCommand awaitOut(Predicate<String> wanted) {
    Until.minute("it writes what is wanted", out::text, wanted);
    return this;
  }

  /** Waits until what it has written to standard error is as it should be. */
  public LiveCommand awaitErr(Predicate<String> wanted) {
    Until.minute("it says what is wanted", err::text, wanted);
    return this;
  }

  /** Whether it goes on. */
  public boolean goesOn() {
    return process.isAlive();
  }

  /** Presses Ctrl-C. */
  public LiveCommand interrupt() {
    Outside.run("kill", "-INT", Long.toString(process.pid()));
    return this;
  }

  /** Ends it without a word, as a closed laptop does. */
  public LiveCommand kill() {
    process.destroyForcibly();
    return this;
  }

  /** Waits for its end. */
  public Said end(Duration limit) {
    try {
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      Duration took = Duration.ofNanos(System.nanoTime() - started);
      if (!ended) {
        process.destroyForcibly();
      }
      assertThat(ended).as("ends within %s; it said:%n%s%n%s", limit, out(), err()).isTrue();
      out.reader.join();
      err.reader.join();
      return new Said(process.exitValue(), out(), err(), took);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** One of its outputs, read by a thread of its own as it comes. */
  private static final class Stream {
    private final StringBuffer text = new StringBuffer();
    private final Thread reader;

    Stream(InputStream from) {
      reader = new Thread(() -> read(from));
      reader.setDaemon(true);
      reader.start();
    }

    private void read(InputStream from) {
      try (Reader characters = new InputStreamReader(from, StandardCharsets.UTF_8)) {
        char[] buffer = new char[8192];
        for (int n = characters.read(buffer); n >= 0; n = characters.read(buffer)) {
          text.append(buffer, 0, n);
        }
      } catch (IOException e) {
        if (!"Stream closed".equals(e.getMessage())) {
          throw new UncheckedIOException(e);
        }
      }
    }

    String text() {
      return text.toString();
    }
  }
}
