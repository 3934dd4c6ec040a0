package io.graflag.api.ssh;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import java.io.IOException;

/** A channel was not opened, so that nothing can have happened on the other side. */
final class NotOpenedException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Why a channel was not opened, by the numbers of RFC 4254, section 5.1. */
  enum Reason {
    /** The connection is dead. */
    DOWN,
    /** No answer came. */
    SILENCE,
    PROHIBITED,
    CONNECT_FAILED,
    /** Unknown type, or a shortage of resources. */
    REFUSED
  }

  private static final int PROHIBITED = 1;
  private static final int CONNECT_FAILED = 2;

  private final Reason reason;

  private NotOpenedException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }

  /** The connection turned out dead before anything was asked of it. */
  static NotOpenedException down(Throwable cause) {
    return new NotOpenedException(Reason.DOWN, "the connection is gone", cause);
  }

  /** The connection gave no answer in time, and may yet live. */
  static NotOpenedException silent(Throwable cause) {
    return new NotOpenedException(Reason.SILENCE, "it does not answer", cause);
  }

  /**
   * Connects a channel.
   *
   * @throws NotOpenedException where the other side has not opened it
   * @throws IOException where it was opened and broke, so that a command may have started
   */
  static void connect(Channel channel) throws IOException {
    try {
      // Without a limit of its own the library waits 20 seconds for the answer; with one it would
      // look for the answer to a command every 10 ms only.
      channel.connect(0);
    } catch (JSchException e) {
      throw of(channel, e);
    }
    // The library keeps some failures of direct channels to itself. A command is no such channel,
    // and may have ended already.
    if (!channel.isConnected() && !(channel instanceof ChannelExec)) {
      throw down(null);
    }
  }

  private static IOException of(Channel channel, JSchException e) {
    // The library has no types for these; its texts before and after the opening differ.
    if (e.getCause() instanceof IOException cut && cut.toString().equals(e.getMessage())) {
      return down(e);
    }
    return switch (String.valueOf(e.getMessage())) {
      case "session is down" -> down(e);
      case "channel is not opened." -> refused(channel, e);
      default -> new IOException("The SSH connection broke: " + e.getMessage(), e);
    };
  }

  private static NotOpenedException refused(Channel channel, JSchException e) {
    int code = channel.getExitStatus();
    if (code < 0) {
      return silent(e);
    }
    // For a command, OpenSSH says "connect failed" where its places are taken.
    if (code == PROHIBITED && !(channel instanceof ChannelExec)) {
      return new NotOpenedException(Reason.PROHIBITED, "its server forbids that", e);
    }
    if (code == CONNECT_FAILED && !(channel instanceof ChannelExec)) {
      return new NotOpenedException(Reason.CONNECT_FAILED, "nothing answers there", e);
    }
    return new NotOpenedException(
        Reason.REFUSED, "its server opens no more channels (MaxSessions)", e);
  }
}
