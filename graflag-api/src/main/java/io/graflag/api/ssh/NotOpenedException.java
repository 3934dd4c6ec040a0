package io.graflag.api.ssh;

import com.jcraft.jsch.Channel;
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
    if (!channel.isConnected()) {
      // The library keeps some failures of direct channels to itself. A command is no such channel,
      // and may have ended already.
      if (!(channel instanceof com.jcraft.jsch.ChannelExec)) {
        throw down(null);
      }
    }
  }

  private static IOException of(Channel channel, JSchException e) {
    // The library has no types for these; its texts before and after the opening differ.
    return switch (String.valueOf(e.getMessage())) {
      case "session is down" -> down(e);
      case "channel is not opened." ->
          switch (channel.getExitStatus()) {
            case -1 -> new NotOpenedException(Reason.SILENCE, "it does not answer", e);
            case 1 -> new NotOpenedException(Reason.PROHIBITED, "its server forbids that", e);
            case 2 -> new NotOpenedException(Reason.CONNECT_FAILED, "nothing answers there", e);
            default ->
                new NotOpenedException(
                    Reason.REFUSED, "its server opens no more channels (MaxSessions)", e);
          };
      default -> new IOException("The SSH connection broke: " + e.getMessage(), e);
    };
  }
}
