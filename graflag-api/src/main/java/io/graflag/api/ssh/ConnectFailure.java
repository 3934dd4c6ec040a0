package io.graflag.api.ssh;

import com.jcraft.jsch.JSchException;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Says in words why there is no connection, and what to do. */
final class ConnectFailure {
  private ConnectFailure() {}

  static GraflagException of(SshAccount account, String keys, SshTiming timing, JSchException e) {
    if (isRefusedKey(e)) {
      return new GraflagException(
          Kind.UNREACHABLE,
          account.describe() + " does not let us in; tried: " + keys + ".",
          "Put a key there: "
              + copyId(account)
              + ". Or name another account or key: SSH_USER, SSH_KEY.",
          e);
    }
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof UnknownHostException) {
        return unreachable(account, "its name is unknown", "Check MANAGER_IP.", e);
      }
      if (at instanceof NoRouteToHostException) {
        return unreachable(
            account, "there is no way to it", "Check MANAGER_IP and the network.", e);
      }
      if (at instanceof ConnectException) {
        return unreachable(
            account,
            "connection refused on port " + account.port(),
            "Check SSH_PORT, and that sshd runs there.",
            e);
      }
      if (at instanceof SocketTimeoutException) {
        return unreachable(
            account,
            "no answer within " + timing.connect().toSeconds() + " s",
            "Check MANAGER_IP, the network and firewalls.",
            e);
      }
    }
    return unreachable(
        account, String.valueOf(e.getMessage()), "Try `" + ssh(account) + "` to see more.", e);
  }

  /** Whether the machine proved itself and we did not. */
  static boolean isRefusedKey(JSchException e) {
    // The library has no type for it; after a good host key its texts begin like this.
    String message = String.valueOf(e.getMessage());
    return message.startsWith("Auth") || message.startsWith("USERAUTH");
  }

  private static GraflagException unreachable(
      SshAccount account, String what, String hint, Throwable cause) {
    return new GraflagException(
        Kind.UNREACHABLE, "Cannot reach " + account.describe() + ": " + what + ".", hint, cause);
  }

  private static String copyId(SshAccount account) {
    List<String> words = new ArrayList<>(List.of("ssh-copy-id"));
    account.key().ifPresent(key -> words.addAll(List.of("-i", key + ".pub")));
    return withTarget(words, account);
  }

  private static String ssh(SshAccount account) {
    return withTarget(new ArrayList<>(List.of("ssh", "-v")), account);
  }

  private static String withTarget(List<String> words, SshAccount account) {
    if (account.port() != SshAccount.USUAL_PORT) {
      words.addAll(List.of("-p", Integer.toString(account.port())));
    }
    words.add(account.user() + "@" + account.host());
    return new Argv(words).line();
  }
}
