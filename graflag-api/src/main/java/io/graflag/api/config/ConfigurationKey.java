package io.graflag.api.config;

import io.graflag.core.GraflagException;
import io.graflag.core.Json;
import io.graflag.core.cluster.HostAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The keys of a configuration, with their defaults and the rules of their values. */
public enum ConfigurationKey {
  /** Address of the Swarm manager; required for a cluster, unset on one machine. */
  MANAGER_IP("", "Address of the Swarm manager; empty for this machine alone."),
  /** Port of its SSH server. */
  SSH_PORT("22", "Port of the manager's SSH server."),
  /** Account on the manager. */
  SSH_USER("root", "Account on the manager."),
  /** Private key. */
  SSH_KEY("~/.ssh/id_ed25519", "Private key; an agent is used where one runs."),
  /** The shared storage. */
  SHARED_DIR("/shared", "Folder that holds methods, datasets and experiments."),
  /** Port of NFS. */
  NFS_PORT("2049", "Port of NFS."),
  /** The machines of the cluster. */
  HOSTS_FILE("hosts.yml", "File that names subnet, manager and workers."),
  /** What happens to host keys that are not known yet. */
  HOST_KEY_CHECKING("accept-new", "Unknown host keys: strict, accept-new or off."),
  /** The host keys that are known. */
  KNOWN_HOSTS("~/.ssh/known_hosts", "File with the known host keys."),
  /** A machine on the way to the manager. */
  SSH_JUMP("", "Machine to go through to the manager, as user@host:port; empty for none.");

  private static final String PREFIX = "GRAFLAG_";
  private static final int LAST_PORT = 65535;

  private final String defaultValue;
  private final String meaning;

  ConfigurationKey(String defaultValue, String meaning) {
    this.defaultValue = defaultValue;
    this.meaning = meaning;
  }

  /** The key of that name. */
  public static Optional<ConfigurationKey> named(String name) {
    return Arrays.stream(values()).filter(key -> key.name().equals(name)).findFirst();
  }

  /** The value on a cluster where nothing is set; empty where there is none. */
  public String defaultValue() {
    return defaultValue;
  }

  /** One sentence on it. */
  public String meaning() {
    return meaning;
  }

  /** The variable of the environment that overrides it. */
  public String variable() {
    return PREFIX + name();
  }

  /** What is wrong with a value, as a sentence. */
  public Optional<String> problem(String value) {
    if (value.indexOf('\uFFFD') >= 0) {
      return Optional.of(name() + " holds bytes that are no UTF-8.");
    }
    if (value.length() > 1 && value.matches("(['\"]).*\\1")) {
      return wrong(value, "in quotes; a value is taken literally, so leave them out");
    }
    return switch (this) {
      case MANAGER_IP -> addressProblem(value);
      case SSH_PORT, NFS_PORT ->
          isPort(value) ? Optional.empty() : wrong(value, "not a port from 1 to " + LAST_PORT);
      case SSH_USER ->
          value.matches("[A-Za-z_][A-Za-z0-9._-]{0,31}")
              ? Optional.empty()
              : wrong(value, "not the name of an account");
      case SSH_KEY, SHARED_DIR, HOSTS_FILE, KNOWN_HOSTS ->
          isPath(value) ? Optional.empty() : wrong(value, "not a path");
      case HOST_KEY_CHECKING ->
          HostKeyChecking.find(value).isPresent()
              ? Optional.empty()
              : wrong(value, "not one of " + HostKeyChecking.words());
      case SSH_JUMP -> jumpProblem(value);
    };
  }

  private Optional<String> addressProblem(String value) {
    try {
      HostAddress.parse(value);
      return Optional.empty();
    } catch (GraflagException e) {
      return wrong(value, "neither an IPv4 address nor the name of a host");
    }
  }

  private Optional<String> jumpProblem(String value) {
    try {
      JumpHost.parse(value);
      return Optional.empty();
    } catch (GraflagException e) {
      return wrong(value, "not a machine as user@host:port");
    }
  }

  private Optional<String> wrong(String value, String what) {
    return Optional.of(name() + " is " + Json.quoted(value) + ", " + what + ".");
  }

  private static boolean isPort(String value) {
    return value.matches("[1-9][0-9]{0,4}") && Integer.parseInt(value) <= LAST_PORT;
  }

  private static boolean isPath(String value) {
    try {
      return value.chars().noneMatch(Character::isISOControl) && Path.of(value) != null;
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
