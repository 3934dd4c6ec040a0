package io.graflag.api.config;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import io.graflag.core.cluster.HostAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A machine that the way to the manager goes through.
 *
 * @param user account there; empty for the same as on the manager
 * @param host the machine
 * @param port port of its SSH server
 */
public record JumpHost(Optional<String> user, HostAddress host, int port) {
  private static final Pattern FORM =
      Pattern.compile(
          "((?<user>[A-Za-z_][A-Za-z0-9._-]{0,31})@)?(?<host>[^@:]+)(:(?<port>[1-9][0-9]{0,4}))?");

  private static final int USUAL_PORT = 22;
  private static final int LAST_PORT = 65_535;

  /**
   * Reads {@code user@host:port}; user and port may be left out.
   *
   * @throws GraflagException INVALID_INPUT
   */
  public static JumpHost parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw refused(text);
    }
    String port = Optional.ofNullable(parts.group("port")).orElse(Integer.toString(USUAL_PORT));
    if (Integer.parseInt(port) > LAST_PORT) {
      throw refused(text);
    }
    return new JumpHost(
        Optional.ofNullable(parts.group("user")),
        HostAddress.parse(parts.group("host")),
        Integer.parseInt(port));
  }

  private static GraflagException refused(String text) {
    return GraflagException.of(
        Kind.INVALID_INPUT,
        Json.quoted(text) + " names no machine to go through.",
        "Write it as ada@gate.example.org:22.");
  }
}
