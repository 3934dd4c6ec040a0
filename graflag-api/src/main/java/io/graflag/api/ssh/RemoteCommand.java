package io.graflag.api.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A command on the other side of an SSH connection. */
final class RemoteCommand implements Running {
  private static final int SIGNALLED = 128;

  /** The names of RFC 4254, section 6.10, and their numbers on Linux. */
  private static final Map<String, Integer> SIGNALS =
      Map.ofEntries(
          Map.entry("HUP", 1),
          Map.entry("INT", 2),
          Map.entry("QUIT", 3),
          Map.entry("ILL", 4),
          Map.entry("ABRT", 6),
          Map.entry("FPE", 8),
          Map.entry("KILL", 9),
          Map.entry("USR1", 10),
          Map.entry("SEGV", 11),
          Map.entry("USR2", 12),
          Map.entry("PIPE", 13),
          Map.entry("ALRM", 14),
          Map.entry("TERM", 15));

  /** Each packet costs both sides several calls of the system; the library's own is a quarter. */
  private static final int PACKET_BYTES = 64 * 1024;

  /** As OpenSSH has it: from far away, no more than this comes in the time of a round trip. */
  private static final int WINDOW_BYTES = 2 * 1024 * 1024;

  private final ChannelExec channel;
  private final Inbox output;
  private final Inbox errors;
  private final OutputStream input;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicBoolean over = new AtomicBoolean();
  private final Consumer<Boolean> whenOver;

  /**
   * Starts a command.
   *
   * @param whenOver told once, at the end, whether the command came to its end by itself
   * @throws NotOpenedException where it was not started
   */
  RemoteCommand(
      ChannelExec channel, String line, Inbox output, Inbox errors, Consumer<Boolean> whenOver)
      throws IOException {
    this.channel = channel;
    this.output = output;
    this.errors = errors;
    this.whenOver = whenOver;
    accept(channel);
    channel.setCommand(line.getBytes(StandardCharsets.UTF_8));
    channel.setOutputStream(output.writer(output::end));
    channel.setErrStream(new ErrorWriter());
    this.input = channel.getOutputStream();
    NotOpenedException.connect(channel);
  }

  /** Says how much may come at once, and unasked. */
  private static void accept(ChannelExec channel) throws NotOpenedException {
    try {
      channel.setLocalPacketSize(PACKET_BYTES);
      channel.setLocalWindowSizeMax(WINDOW_BYTES);
    } catch (JSchException e) {
      throw NotOpenedException.down(e);
    }
  }

  /** Its end is the end of the channel: the library closes it last, after the exit code came. */
  private final class ErrorWriter extends OutputStream {
    @Override
    public void write(int value) {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      try {
        errors.put(bytes, offset, length);
      } catch (IOException e) {
        // Thrown here it would end the whole connection; the reader of the inbox meets it instead.
        errors.fail(e);
      }
    }

    @Override
    public void close() {
      errors.end();
      closed.countDown();
    }
  }

  @Override
  public OutputStream input() {
    return input;
  }

  @Override
  public InputStream output() {
    return output.reader();
  }

  @Override
  public InputStream errors() {
    return errors.reader();
  }

  @Override
  public int awaitExit() throws IOException, InterruptedException {
    closed.await();
    if (channel.getExitStatus() >= 0) {
      return channel.getExitStatus();
    }
    if (channel.getExitSignal() != null) {
      Integer signal = SIGNALS.get(channel.getExitSignal());
      return signal == null ? -1 : SIGNALLED + signal;
    }
    throw new IOException("The SSH connection broke.");
  }

  @Override
  public void end() {
    if (over.compareAndSet(false, true)) {
      boolean finished = closed.getCount() == 0;
      output.close();
      errors.close();
      channel.disconnect();
      whenOver.accept(finished);
    }
  }
}
