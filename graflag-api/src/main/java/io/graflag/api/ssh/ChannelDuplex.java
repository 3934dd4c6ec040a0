package io.graflag.api.ssh;

import com.jcraft.jsch.Channel;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;

/** A connection that a server makes for us, through the SSH connection to it. */
final class ChannelDuplex implements Duplex {
  private final Channel channel;
  private final Inbox inbox;
  private final OutputStream output;
  private final Runnable whenClosed;

  private ChannelDuplex(Channel channel, Inbox inbox, OutputStream output, Runnable whenClosed) {
    this.channel = channel;
    this.inbox = inbox;
    this.output = output;
    this.whenClosed = whenClosed;
  }

  /**
   * Asks the server for the connection.
   *
   * @param channel not connected yet
   * @param inbox takes what comes
   * @param whenClosed told once, at the end
   */
  static ChannelDuplex open(Channel channel, Inbox inbox, Runnable whenClosed)
      throws NotOpenedException, IOException {
    channel.setOutputStream(inbox.writer(() -> ended(channel, inbox)));
    OutputStream output = channel.getOutputStream();
    NotOpenedException.connect(channel);
    return new ChannelDuplex(channel, inbox, output, whenClosed);
  }

  private static void ended(Channel channel, Inbox inbox) {
    // A server says that all was sent before it closes; closed without that, the line was cut.
    if (channel.isClosed()) {
      inbox.fail(new SocketException("The SSH connection broke."));
    } else {
      inbox.end();
    }
  }

  @Override
  public int read(byte[] target, int offset, int length, int timeoutMillis) throws IOException {
    return inbox.read(target, offset, length, timeoutMillis);
  }

  @Override
  public int available() {
    return inbox.available();
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    // The library drops, without a word, what is written to a channel that the server has closed.
    if (channel.isClosed()) {
      throw new SocketException("Broken pipe");
    }
    output.write(bytes, offset, length);
    output.flush();
  }

  @Override
  public void shutdownOutput() throws IOException {
    output.close();
  }

  @Override
  public void close() {
    inbox.close();
    channel.disconnect();
    whenClosed.run();
  }

  @Override
  public String toString() {
    return "through SSH";
  }
}
