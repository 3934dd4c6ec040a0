package io.graflag.api.ssh;

import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.SocketFactory;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** The way to a machine that only another one reaches; no port is opened on this side. */
final class JumpProxy implements Proxy {
  /** Whoever reads slowly has the whole connection for himself, so waiting harms nobody. */
  private static final int WAITING_BYTES = 1 << 20;

  private final SessionConnector jump;
  private final Line line;
  private DuplexSocket socket;

  /**
   * Names the way.
   *
   * @param line what the connection through it is to be, which ends with the way
   */
  JumpProxy(SessionConnector jump, Line line) {
    this.jump = jump;
    this.line = line;
  }

  @Override
  public void connect(SocketFactory none, String host, int port, int timeout) throws IOException {
    Connection gate = jump.connect();
    line.leadsOver(gate::close);
    boolean done = false;
    try {
      ChannelDirectTCPIP channel =
          (ChannelDirectTCPIP) Link.channel(gate.session(), "direct-tcpip");
      channel.setHost(host);
      channel.setPort(port);
      Inbox inbox = new Inbox(WAITING_BYTES, Inbox.WhenFull.WAIT);
      socket = new DuplexSocket(ChannelDuplex.open(channel, inbox, gate::close));
      done = true;
    } catch (IOException e) {
      throw new GraflagException(
          Kind.UNREACHABLE,
          jump.describe() + " cannot reach " + host + ":" + port + ": " + e.getMessage() + ".",
          "Look there whether it answers, and whether AllowTcpForwarding is on.",
          e);
    } finally {
      if (!done) {
        gate.close();
      }
    }
  }

  @Override
  public InputStream getInputStream() {
    return stream(Socket::getInputStream);
  }

  @Override
  public OutputStream getOutputStream() {
    return line.watched(stream(Socket::getOutputStream));
  }

  private interface Stream<T> {
    T of(Socket socket) throws IOException;
  }

  private <T> T stream(Stream<T> stream) {
    try {
      return stream.of(socket);
    } catch (IOException e) {
      throw new GraflagException(
          Kind.UNREACHABLE,
          "The connection through " + jump.describe() + " broke: " + e.getMessage(),
          null,
          e);
    }
  }

  @Override
  public Socket getSocket() {
    return socket;
  }

  @Override
  public void close() {
    // Closing the socket ends the connection to the jump host as well.
    socket.close();
  }
}
