package io.graflag.api.ssh;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Runs commands on this machine, where this is the manager; no shell comes between. */
public final class LocalShell implements Shell {
  private final ExecutorService threads = DaemonThreads.named("command");
  private final AtomicLong requests = new AtomicLong();

  @Override
  public Finished run(Argv command, byte[] input, Duration limit) {
    return exchange(command).collect(input, limit);
  }

  @Override
  public int stream(Argv command, InputStream input, OutputStream output, Consumer<String> errors) {
    return exchange(command).pass(input, output, errors);
  }

  private Exchange exchange(Argv command) {
    requests.incrementAndGet();
    try {
      return new Exchange(
          LocalCommand.start(command), threads, command.program() + " on " + describe());
    } catch (IOException e) {
      throw new GraflagException(
          Kind.FAILED, "Cannot start a command on this machine: " + e.getMessage(), null, e);
    }
  }

  @Override
  public Socket unixSocket(Path path) throws IOException {
    requests.incrementAndGet();
    return new DuplexSocket(UnixDuplex.open(path, threads));
  }

  @Override
  public long requests() {
    return requests.get();
  }

  @Override
  public String describe() {
    return "this machine";
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
