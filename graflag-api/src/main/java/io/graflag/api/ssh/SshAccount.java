package io.graflag.api.ssh;

import io.graflag.api.config.Configuration;
import io.graflag.api.config.HostKeyChecking;
import io.graflag.api.config.JumpHost;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import io.graflag.core.cluster.HostAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Whom to be on which machine, and how both sides prove who they are.
 *
 * @param host the machine
 * @param port where its SSH server listens
 * @param user the account there
 * @param key file of the private key that is tried first
 * @param checking what happens when the machine shows a host key that is not known yet
 * @param knownHosts file with the known host keys; made where it is needed and absent
 * @param agent socket of a running ssh-agent, whose keys are tried after the file
 * @param jump a machine that the connection goes through
 * @param passphrases asked where the private key needs a passphrase and no agent holds it
 */
public record SshAccount(
    HostAddress host,
    int port,
    String user,
    Optional<Path> key,
    HostKeyChecking checking,
    Path knownHosts,
    Optional<Path> agent,
    Optional<SshAccount> jump,
    PassphraseSource passphrases) {

  /** Where an SSH server usually listens. */
  public static final int USUAL_PORT = 22;

  private static final int HIGHEST_PORT = 65_535;

  public SshAccount {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(checking, "checking");
    Objects.requireNonNull(passphrases, "passphrases");
    if (port < 1 || port > HIGHEST_PORT) {
      throw GraflagException.of(
          Kind.INVALID_INPUT,
          "The SSH port of " + host + " is " + port + ", but ports are 1 to " + HIGHEST_PORT + ".");
    }
    if (user.isBlank() || user.startsWith("-") || user.chars().anyMatch(Character::isISOControl)) {
      throw GraflagException.of(
          Kind.INVALID_INPUT,
          Json.quoted(user) + " is no name of a user on " + host + ".",
          "Set SSH_USER to the name of the account.");
    }
    knownHosts = knownHosts.toAbsolutePath();
    key = key.map(Path::toAbsolutePath);
  }

  /**
   * The account on the manager of a configuration.
   *
   * @param environment its SSH_AUTH_SOCK names the agent
   * @throws GraflagException INVALID_INPUT where no manager is configured
   */
  public static SshAccount of(
      Configuration configuration, Map<String, String> environment, PassphraseSource passphrases) {
    String manager =
        configuration
            .managerIp()
            .orElseThrow(
                () ->
                    GraflagException.of(
                        Kind.INVALID_INPUT,
                        "No manager is configured, so there is nothing to connect to.",
                        "Set MANAGER_IP, as `graflag setup` does."));
    SshAccount direct =
        new SshAccount(
            HostAddress.parse(manager),
            configuration.sshPort(),
            configuration.sshUser(),
            Optional.of(configuration.sshKey()),
            configuration.hostKeyChecking(),
            configuration.knownHosts(),
            Optional.ofNullable(environment.get("SSH_AUTH_SOCK"))
                .filter(socket -> !socket.isEmpty())
                .map(Path::of),
            Optional.empty(),
            passphrases);
    return configuration.sshJump().map(direct::through).orElse(direct);
  }

  /** The same account, reached through another machine with the same keys. */
  SshAccount through(JumpHost machine) {
    SshAccount other =
        new SshAccount(
            machine.host(),
            machine.port(),
            machine.user().orElse(user),
            key,
            checking,
            knownHosts,
            agent,
            Optional.empty(),
            passphrases);
    return new SshAccount(
        host, port, user, key, checking, knownHosts, agent, Optional.of(other), passphrases);
  }

  /** The account in words: {@code root@10.0.0.1}, with a port that is not the usual one. */
  public String describe() {
    return user + "@" + host + (port == USUAL_PORT ? "" : ":" + port);
  }

  /** The machine as files of known hosts name it: {@code host} or {@code [host]:port}. */
  String knownAs() {
    return port == USUAL_PORT ? host.value() : "[" + host + "]:" + port;
  }
}
