package io.graflag.api.engine;

import io.graflag.api.config.Configuration;
import io.graflag.api.config.Places;
import io.graflag.api.ssh.LocalShell;
import io.graflag.api.ssh.PassphraseSource;
import io.graflag.api.ssh.RemoteShell;
import io.graflag.api.ssh.Shell;
import io.graflag.api.ssh.SshAccount;
import io.graflag.api.storage.LocalStorage;
import io.graflag.api.storage.RemoteStorage;
import io.graflag.api.storage.Storage;
import io.graflag.api.swarm.DockerSwarm;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.cluster.Hosts;
import io.graflag.core.cluster.HostsFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Finds the way to the manager: by SSH, or none at all where this machine is the manager. */
public final class ManagerConnection {
  private static final Path DOCKER = Path.of("/var/run/docker.sock");
  private static final int USUAL_SSH_PORT = 22;

  private ManagerConnection() {}

  /**
   * Names the manager of a configuration; nothing is connected until it is needed.
   *
   * @param environment the variables of this process
   * @param passphrases asked where a key needs one
   * @param clock the clock of this machine
   * @throws GraflagException INVALID_INPUT where something is missing or hosts.yml is wrong
   */
  public static ManagerAccess open(
      Configuration configuration,
      Map<String, String> environment,
      PassphraseSource passphrases,
      Clock clock) {
    String ip =
        configuration
            .managerIp()
            .orElseThrow(
                () ->
                    GraflagException.of(
                        Kind.INVALID_INPUT,
                        "The engine is 'swarm', but MANAGER_IP is not set.",
                        "Set it in the configuration or as GRAFLAG_MANAGER_IP, or work on this"
                            + " machine with: --engine local"));
    Path sharedDir = configuration.sharedDir().orElseThrow();
    String address = registryHost(configuration).orElse(ip);
    if (isHere(ip, configuration)) {
      Shell shell = new LocalShell();
      Storage storage = new LocalStorage(Places.under(sharedDir), clock);
      return manager(shell, storage, sharedDir, address);
    }
    Shell shell = RemoteShell.to(SshAccount.of(configuration, environment, passphrases));
    return manager(shell, new RemoteStorage(shell, sharedDir, clock), sharedDir, address);
  }

  private static ManagerAccess manager(
      Shell shell, Storage storage, Path sharedDir, String address) {
    DockerSwarm swarm = DockerSwarm.at(shell.describe(), () -> shell.unixSocket(DOCKER));
    return new ManagerAccess(shell, swarm, storage, sharedDir, address);
  }

  /** The nodes know the manager as hosts.yml says it; this machine may know it otherwise. */
  private static Optional<String> registryHost(Configuration configuration) {
    Path file = configuration.hostsFile();
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    HostsFile.Reading reading = HostsFile.read(file);
    Hosts hosts =
        reading
            .hosts()
            .orElseThrow(
                () ->
                    GraflagException.of(Kind.INVALID_INPUT, String.join("\n", reading.problems())));
    return Optional.of(hosts.manager().value());
  }

  private static boolean isHere(String ip, Configuration configuration) {
    // A port that leads elsewhere is how a manager behind a tunnel looks.
    return configuration.sshPort() == USUAL_SSH_PORT && Files.isWritable(DOCKER) && belongsHere(ip);
  }

  private static boolean belongsHere(String ip) {
    try {
      return NetworkInterface.getByInetAddress(InetAddress.getByName(ip)) != null;
    } catch (IOException e) {
      // A name that leads nowhere is no machine of ours; connecting to it says so.
      return false;
    }
  }
}
