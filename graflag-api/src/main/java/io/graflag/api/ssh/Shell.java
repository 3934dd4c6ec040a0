package io.graflag.api.ssh;

import io.graflag.core.GraflagException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Runs commands on the manager, wherever this program runs.
 *
 * <p>Safe for use by several threads. What breaks the connection is a {@link GraflagException} of
 * kind UNREACHABLE; a command that fails is no exception but a {@link Finished}.
 */
public interface Shell extends AutoCloseable {

  /** How long an answer may take where nothing else is said. */
  Duration USUAL_LIMIT = Duration.ofSeconds(60);

  /**
   * Runs a command to its end; both its streams together may hold at most 64 MB.
   *
   * @param command program and arguments
   * @param input what it reads from its standard input
   * @param limit how long it may take
   * @throws GraflagException UNREACHABLE, also where the limit is over; FAILED where it prints too
   *     much; or INTERRUPTED
   */
  Finished run(Argv command, byte[] input, Duration limit);

  /** Runs a command that reads nothing and answers within {@link #USUAL_LIMIT}. */
  default Finished run(Argv command) {
    return run(command, new byte[0], USUAL_LIMIT);
  }

  /**
   * Runs a command whose streams may be of any length, on a connection that no other call waits
   * for.
   *
   * @param command program and arguments
   * @param input what it reads; read to its end on a thread of its own and not closed. It has
   *     nothing available where a read may wait: what was read before is sent only then
   * @param output takes its standard output as it comes; not closed
   * @param errors takes each line of its standard error
   * @return its exit code; 128 + n or -1 where a signal ended it
   * @throws GraflagException UNREACHABLE, also where it does not start within {@link #USUAL_LIMIT};
   *     STORAGE where a stream of this side fails, or INTERRUPTED
   */
  int stream(Argv command, InputStream input, OutputStream output, Consumer<String> errors);

  /**
   * Opens a connection to a socket that a server on the manager listens at.
   *
   * @param path the socket's file
   */
  Socket unixSocket(Path path) throws IOException;

  /** How many commands and connections were made so far, to count round trips. */
  long requests();

  /** The machine in words: {@code root@10.0.0.1} or {@code this machine}. */
  String describe();

  /** Ends all connections. */
  @Override
  void close();
}
