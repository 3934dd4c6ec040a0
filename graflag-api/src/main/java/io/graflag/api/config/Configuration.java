package io.graflag.api.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a user configured, checked.
 *
 * @param file the file in use; empty where there is none
 * @param engine where runs execute
 * @param managerIp address of the Swarm manager; present wherever a cluster is configured
 * @param sshPort port of its SSH server
 * @param sshUser account on the manager
 * @param sshKey private key
 * @param sharedDir SHARED_DIR; empty where it is not set
 * @param nfsPort port of NFS
 * @param hostsFile the machines of the cluster
 * @param hostKeyChecking what happens to host keys that are not known yet
 * @param knownHosts file with the host keys that are known
 * @param sshJump a machine that the way to the manager goes through
 * @param settings each value with the place where it stands; none for what is not set
 * @param notes what a user who asks should know of the choice, sentence by sentence
 * @param warnings what every user should know of it, each with file and line
 */
public record Configuration(
    Optional<Path> file,
    EngineName engine,
    Optional<String> managerIp,
    int sshPort,
    String sshUser,
    Path sshKey,
    Optional<Path> sharedDir,
    int nfsPort,
    Path hostsFile,
    HostKeyChecking hostKeyChecking,
    Path knownHosts,
    Optional<JumpHost> sshJump,
    Map<ConfigurationKey, Setting> settings,
    List<String> notes,
    List<String> warnings) {
  private static final String PUBLIC_ENDING = ".pub";

  public Configuration {
    settings = Collections.unmodifiableMap(new EnumMap<>(settings));
    notes = List.copyOf(notes);
    warnings = List.copyOf(warnings);
  }

  /**
   * Gives checked values their types.
   *
   * @param given the values that a file or a variable sets, without problems
   * @param base where relative paths of variables and defaults start
   */
  static Configuration of(
      Optional<Path> file,
      EngineName engine,
      Map<ConfigurationKey, Setting> given,
      UserHome home,
      Path base,
      List<String> notes,
      List<String> warnings) {
    Map<ConfigurationKey, Setting> all = new EnumMap<>(ConfigurationKey.class);
    for (ConfigurationKey key : ConfigurationKey.values()) {
      // What SHARED_DIR is on this machine depends on what lies there; that is for Places to say.
      boolean isOpen = key == ConfigurationKey.SHARED_DIR && engine == EngineName.LOCAL;
      if (given.containsKey(key)) {
        all.put(key, given.get(key));
      } else if (!key.defaultValue().isEmpty() && !isOpen) {
        all.put(key, new Setting(key.defaultValue(), new ValueSource.Default()));
      }
    }
    String key = all.get(ConfigurationKey.SSH_KEY).value();
    String privateKey =
        key.endsWith(PUBLIC_ENDING) ? key.substring(0, key.length() - PUBLIC_ENDING.length()) : key;
    return new Configuration(
        file,
        engine,
        Optional.ofNullable(given.get(ConfigurationKey.MANAGER_IP)).map(Setting::value),
        Integer.parseInt(all.get(ConfigurationKey.SSH_PORT).value()),
        all.get(ConfigurationKey.SSH_USER).value(),
        home.expand(privateKey, base(all.get(ConfigurationKey.SSH_KEY), base)),
        Optional.ofNullable(all.get(ConfigurationKey.SHARED_DIR))
            .map(setting -> path(setting, home, base)),
        Integer.parseInt(all.get(ConfigurationKey.NFS_PORT).value()),
        hostsFile(all.get(ConfigurationKey.HOSTS_FILE), file, home, base),
        HostKeyChecking.find(all.get(ConfigurationKey.HOST_KEY_CHECKING).value()).orElseThrow(),
        path(all.get(ConfigurationKey.KNOWN_HOSTS), home, base),
        Optional.ofNullable(given.get(ConfigurationKey.SSH_JUMP))
            .map(setting -> JumpHost.parse(setting.value())),
        all,
        notes,
        warnings);
  }

  /** This machine, with everything under one directory; no file is read. */
  public static Configuration local(Path sharedDir) {
    Path absolute = sharedDir.toAbsolutePath();
    Setting setting = new Setting(absolute.toString(), new ValueSource.Argument());
    return of(
        Optional.empty(),
        EngineName.LOCAL,
        Map.of(ConfigurationKey.SHARED_DIR, setting),
        new UserHome(absolute),
        absolute,
        List.of(),
        List.of());
  }

  private static Path path(Setting setting, UserHome home, Path base) {
    return home.expand(setting.value(), base(setting, base));
  }

  private static Path hostsFile(Setting setting, Optional<Path> file, UserHome home, Path base) {
    // Nobody names the default; it is looked for beside the file in use.
    Path beside = file.map(path -> path.toAbsolutePath().getParent()).orElse(base);
    Path start = setting.source() instanceof ValueSource.Default ? beside : base(setting, base);
    return home.expand(setting.value(), start);
  }

  private static Path base(Setting setting, Path workingDirectory) {
    return setting.source() instanceof ValueSource.Line line
        ? line.file().toAbsolutePath().getParent()
        : workingDirectory;
  }
}
