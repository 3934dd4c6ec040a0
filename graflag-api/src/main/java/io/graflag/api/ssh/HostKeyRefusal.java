package io.graflag.api.ssh;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.util.List;
import java.util.stream.Collectors;

/** Says why a host key is refused, and what to do about it. */
final class HostKeyRefusal {
  private HostKeyRefusal() {}

  static GraflagException unknown(SshAccount account, PublicKey shown) {
    String scan =
        Argv.of("ssh-keyscan", "-p", Integer.toString(account.port()), account.host().value())
            .line();
    return refused(
        "The host key of "
            + account.describe()
            + " is not known: "
            + shown.describe()
            + " is not in "
            + account.knownHosts()
            + ".",
        "Compare it with what the machine itself says, then add it ("
            + scan
            + "), or set HOST_KEY_CHECKING=accept-new.");
  }

  static GraflagException changed(SshAccount account, PublicKey shown, List<KnownHost> known) {
    String lines =
        known.stream()
            .map(line -> account.knownHosts() + ":" + line.line() + " has " + line.key().describe())
            .collect(Collectors.joining(", "));
    String removal =
        Argv.of("ssh-keygen", "-f", account.knownHosts().toString(), "-R", account.knownAs())
            .line();
    return refused(
        "The host key of "
            + account.describe()
            + " has changed: it shows "
            + shown.describe()
            + ", but "
            + lines
            + ".",
        "Another machine may be answering. Where the change is expected, forget the old key: "
            + removal);
  }

  static GraflagException revoked(SshAccount account, PublicKey shown, KnownHost line) {
    return refused(
        "The host key of "
            + account.describe()
            + ", "
            + shown.describe()
            + ", is revoked by "
            + account.knownHosts()
            + ":"
            + line.line()
            + ".",
        "Somebody may hold a stolen key. Give the machine a new one.");
  }

  private static GraflagException refused(String message, String hint) {
    return GraflagException.of(Kind.UNREACHABLE, message, hint);
  }
}
