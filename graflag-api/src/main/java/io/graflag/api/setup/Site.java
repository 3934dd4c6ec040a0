package io.graflag.api.setup;

import io.graflag.api.config.Configuration;
import io.graflag.api.config.ConfigurationKey;
import io.graflag.api.config.ValueSource;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.cluster.HostAddress;
import io.graflag.core.cluster.HostsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The machines that are to become a cluster.
 *
 * @param manager what the nodes know the manager as
 * @param advertised the address at which it says it is reached
 * @param workers the others
 * @param sharedDir SHARED_DIR, the same path on each of them
 * @param found where the machines are named, for people
 */
record Site(
    HostAddress manager,
    HostAddress advertised,
    List<HostAddress> workers,
    Path sharedDir,
    String found) {
  private static final int REGISTRY_PORT = 5000;

  /**
   * Reads them.
   *
   * @throws GraflagException INVALID_INPUT with all that is wrong
   */
  static Site of(Configuration configuration) {
    HostAddress ip =
        HostAddress.parse(
            configuration
                .managerIp()
                .orElseThrow(
                    () ->
                        GraflagException.of(
                            Kind.INVALID_INPUT,
                            "MANAGER_IP is not set.",
                            "graflag setup --reconfigure --set MANAGER_IP=ADDRESS")));
    Path sharedDir =
        configuration
            .sharedDir()
            .orElse(Path.of(ConfigurationKey.SHARED_DIR.defaultValue()))
            .normalize();
    if (!sharedDir.isAbsolute() || sharedDir.getNameCount() == 0) {
      throw GraflagException.of(
          Kind.INVALID_INPUT, "SHARED_DIR is " + sharedDir + ", which names no folder of a node.");
    }
    Path file = configuration.hostsFile();
    var setting = configuration.settings().get(ConfigurationKey.HOSTS_FILE);
    boolean isNamed = setting != null && !(setting.source() instanceof ValueSource.Default);
    if (!isNamed && Files.notExists(file)) {
      return new Site(
          ip, ip, List.of(), sharedDir, "no " + file + ", so the manager is the only node");
    }
    HostsFile.Reading reading = HostsFile.read(file);
    return reading
        .hosts()
        .map(
            hosts ->
                new Site(
                    hosts.manager(),
                    numbered(hosts.manager(), ip),
                    hosts.workers(),
                    sharedDir,
                    "manager and %d workers in %s".formatted(hosts.workers().size(), file)))
        .orElseThrow(
            () ->
                GraflagException.of(
                    Kind.INVALID_INPUT,
                    String.join("\n", reading.problems()),
                    "hosts.yml names subnet, manager and workers."));
  }

  /** Swarm takes no names; a manager may be known by one address outside and another inside. */
  private static HostAddress numbered(HostAddress inside, HostAddress outside) {
    return Stream.of(inside, outside)
        .filter(address -> address.ipv4().isPresent())
        .findFirst()
        .orElse(inside);
  }

  /** The registry, as every node names it. */
  String registry() {
    return manager + ":" + REGISTRY_PORT;
  }

  Path path(String name) {
    return sharedDir.resolve(name);
  }
}
