package io.graflag.api.storage;

import io.graflag.api.ssh.Argv;
import io.graflag.api.ssh.Finished;
import io.graflag.api.ssh.Shell;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Runs the commands for a manager as processes of this machine, and counts them. */
class ProcessShell implements Shell {
  private final AtomicLong requests = new AtomicLong();

  /** Starts every command by way of another program, which takes it as its last arguments. */
  static ProcessShell within(String... program) {
    return new ProcessShell() {
      @Override
      List<String> words(Argv command) {
        List<String> words = new ArrayList<>(List.of(program));
        words.addAll(command.words());
        return words;
      }
    };
  }

  /** A manager with other programs before its own. */
  static ProcessShell with(Path programs) {
    return within("env", "PATH=" + programs + ":" + System.getenv("PATH"));
  }

  @Override
  public Finished run(Argv command, byte[] input, Duration limit) {
    Process process = start(command);
    var out = CompletableFuture.supplyAsync(() -> all(process.getInputStream()));
    var err = CompletableFuture.supplyAsync(() -> all(process.getErrorStream()));
    feed(process, InputStream.nullInputStream(), input);
    return new Finished(
        process.onExit().join().exitValue(),
        out.join(),
        new String(err.join(), StandardCharsets.UTF_8));
  }

  @Override
  public int stream(Argv command, InputStream input, OutputStream output, Consumer<String> errors) {
    Process process = start(command);
    CompletableFuture<Void> err =
        CompletableFuture.runAsync(() -> process.errorReader().lines().forEach(errors));
    Thread feeder = new Thread(() -> feed(process, input, new byte[0]));
    feeder.setDaemon(true);
    feeder.start();
    try {
      process.getInputStream().transferTo(output);
      int code = process.waitFor();
      err.join();
      return code;
    } catch (IOException e) {
      throw new GraflagException(Kind.STORAGE, "A stream of this side failed.", null, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GraflagException(Kind.INTERRUPTED, "Interrupted.", null, e);
    } finally {
      process.destroy();
    }
  }

  /** What is started for a command. */
  List<String> words(Argv command) {
    return command.words();
  }

  private Process start(Argv command) {
    requests.incrementAndGet();
    try {
      return new ProcessBuilder(words(command)).start();
    } catch (IOException e) {
      throw new GraflagException(Kind.UNREACHABLE, "No such program.", null, e);
    }
  }

  private static void feed(Process process, InputStream input, byte[] first) {
    try (OutputStream out = process.getOutputStream()) {
      out.write(first);
      input.transferTo(out);
    } catch (IOException e) {
      // It ended before it had read everything: its exit code says why.
      return;
    }
  }

  private static byte[] all(InputStream in) {
    try (in) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Socket unixSocket(Path path) {
    throw new UnsupportedOperationException("no sockets here");
  }

  @Override
  public long requests() {
    return requests.get();
  }

  @Override
  public String describe() {
    return "root@10.0.0.1";
  }

  @Override
  public void close() {
    // Nothing stays open.
  }
}
