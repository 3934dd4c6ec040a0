package io.graflag.devcluster.bringup;

import io.graflag.core.cluster.HostAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Asks an sshd for its first words, for which nobody needs a key. */
public final class SshBanner implements ClientReach {
  private static final int PORT = 22;
  private static final int LONGEST_MILLIS = 3000;
  private static final String START = "SSH-2.0-";

  @Override
  public Optional<String> problem(HostAddress address) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.value(), PORT), LONGEST_MILLIS);
      socket.setSoTimeout(LONGEST_MILLIS);
      String start =
          new String(socket.getInputStream().readNBytes(START.length()), StandardCharsets.US_ASCII);
      return start.equals(START)
          ? Optional.empty()
          : Optional.of(address + ":" + PORT + " is no sshd");
    } catch (IOException e) {
      return Optional.of(
          "this machine does not reach " + address + ":" + PORT + ": " + e.getMessage());
    }
  }
}
