package io.graflag.api.swarm;

import java.io.IOException;
import java.net.Socket;

/**
 * Where connections to a Docker daemon come from: the socket of this machine, or one behind SSH.
 */
@FunctionalInterface
public interface SocketSource {

  /**
   * Opens a new connection; whoever asked for it closes it.
   *
   * @return a connected socket with streams and a read timeout of its own
   * @throws IOException where nobody listens or this user may not connect
   */
  Socket open() throws IOException;
}
