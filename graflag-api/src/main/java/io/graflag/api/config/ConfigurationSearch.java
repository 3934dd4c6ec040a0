package io.graflag.api.config;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.cluster.HostsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Where a configuration is looked for (contract, section 11).
 *
 * <p>The file that was chosen, else {@code .env} in the working directory where it holds any of our
 * keys, else {@code ~/.config/graflag/config.env}; then variables {@code GRAFLAG_<KEY>} override
 * single keys.
 *
 * @param chosen the file that a user named
 * @param engine the engine that a user named
 * @param environment the variables of the process
 * @param workingDirectory where relative paths start
 * @param home the home directory of the user
 */
public record ConfigurationSearch(
    Optional<Path> chosen,
    Optional<EngineName> engine,
    Map<String, String> environment,
    Path workingDirectory,
    UserHome home) {

  public ConfigurationSearch {
    environment = Map.copyOf(environment);
    workingDirectory = workingDirectory.toAbsolutePath().normalize();
  }

  /** The search of a process in which a user named nothing. */
  public static ConfigurationSearch of(Map<String, String> environment, Properties properties) {
    return new ConfigurationSearch(
        Optional.empty(),
        Optional.empty(),
        environment,
        Path.of(properties.getProperty("user.dir")),
        UserHome.of(environment, properties.getProperty("user.home")));
  }

  /** The same with what a user named. */
  public ConfigurationSearch with(Optional<Path> file, Optional<EngineName> wanted) {
    return new ConfigurationSearch(file, wanted, environment, workingDirectory, home);
  }

  /**
   * Reads and checks the configuration.
   *
   * @throws GraflagException INVALID_INPUT with all that is wrong, each with file and line
   */
  public Configuration read() {
    List<String> problems = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    Optional<ConfigurationFile> file = file(notes, problems);
    Map<ConfigurationKey, Setting> given = new EnumMap<>(ConfigurationKey.class);
    file.ifPresent(found -> given.putAll(found.settings()));
    file.ifPresent(found -> problems.addAll(found.problems()));
    for (ConfigurationKey key : ConfigurationKey.values()) {
      String value = environment.getOrDefault(key.variable(), "").strip();
      if (!value.isEmpty()) {
        given.put(key, new Setting(value, new ValueSource.Variable(key.variable())));
        key.problem(value).ifPresent(problem -> problems.add(key.variable() + ": " + problem));
      }
    }
    List<String> warnings =
        new ArrayList<>(file.map(ConfigurationFile::warnings).orElse(List.of()));
    EngineName decided =
        engine.orElse(
            given.containsKey(ConfigurationKey.MANAGER_IP) ? EngineName.SWARM : EngineName.LOCAL);
    if (decided == EngineName.LOCAL) {
      passOverSharedDirOfACluster(given, warnings);
    }
    addFileProblems(decided, given, file, problems);
    if (!problems.isEmpty()) {
      throw refused(problems);
    }
    return Configuration.of(
        file.map(ConfigurationFile::path), decided, given, home, workingDirectory, notes, warnings);
  }

  /** The file in the working directory, whoever's it is. */
  public Optional<ConfigurationFile> here() {
    Path path = workingDirectory.resolve(".env");
    // A directory of that name is somebody's Python.
    return Files.exists(path) && !Files.isDirectory(path)
        ? Optional.of(ConfigurationFile.read(path))
        : Optional.empty();
  }

  private Optional<ConfigurationFile> file(List<String> notes, List<String> problems) {
    try {
      if (chosen.isPresent()) {
        return Optional.of(ConfigurationFile.read(workingDirectory.resolve(chosen.get())));
      }
      Optional<ConfigurationFile> here = here();
      if (here.isPresent() && here.get().isOurs()) {
        return here;
      }
      here.ifPresent(
          foreign -> notes.add(foreign.path() + " holds no key of GraFlag and was passed over."));
      Path own = home.configuration();
      return Files.exists(own) ? Optional.of(ConfigurationFile.read(own)) : Optional.empty();
    } catch (GraflagException e) {
      problems.add(e.getMessage());
      return Optional.empty();
    }
  }

  /** A file that names a manager has its SHARED_DIR there; here it says nothing. */
  private void passOverSharedDirOfACluster(
      Map<ConfigurationKey, Setting> given, List<String> warnings) {
    Setting sharedDir = given.get(ConfigurationKey.SHARED_DIR);
    Setting manager = given.get(ConfigurationKey.MANAGER_IP);
    if (sharedDir != null
        && manager != null
        && sharedDir.source() instanceof ValueSource.Line line
        && manager.source() instanceof ValueSource.Line other
        && line.file().equals(other.file())
        && ConfigurationKey.SHARED_DIR.problem(sharedDir.value()).isEmpty()
        && !Files.exists(home.expand(sharedDir.value(), line.file().getParent()))) {
      given.remove(ConfigurationKey.SHARED_DIR);
      warnings.add(
          sharedDir.source().describe()
              + ": SHARED_DIR is "
              + sharedDir.value()
              + " on the cluster, and does not exist here; it is taken as not set.");
    }
  }

  /** What is wrong with the files and folders that the values name. */
  private void addFileProblems(
      EngineName decided,
      Map<ConfigurationKey, Setting> given,
      Optional<ConfigurationFile> file,
      List<String> problems) {
    Map<ConfigurationKey, Setting> usable = usable(given);
    Configuration draft =
        Configuration.of(
            file.map(ConfigurationFile::path),
            decided,
            usable,
            home,
            workingDirectory,
            List.of(),
            List.of());
    switch (decided) {
      case LOCAL ->
          draft
              .sharedDir()
              .filter(path -> !Files.isDirectory(path))
              .ifPresent(
                  path ->
                      problems.add(
                          usable.get(ConfigurationKey.SHARED_DIR).source().describe()
                              + ": SHARED_DIR is "
                              + path
                              + ", which is no directory."));
      case SWARM -> {
        boolean isNamed = usable.containsKey(ConfigurationKey.HOSTS_FILE);
        if (isNamed || Files.exists(draft.hostsFile())) {
          problems.addAll(HostsFile.read(draft.hostsFile()).problems());
        }
      }
    }
  }

  /** Of broken values the defaults are looked at: one mistake must not hide the next. */
  private static Map<ConfigurationKey, Setting> usable(Map<ConfigurationKey, Setting> given) {
    Map<ConfigurationKey, Setting> usable = new EnumMap<>(given);
    usable.entrySet().removeIf(e -> e.getKey().problem(e.getValue().value()).isPresent());
    return usable;
  }

  private static GraflagException refused(List<String> problems) {
    String text =
        problems.size() == 1
            ? "The configuration has a problem: " + problems.get(0)
            : "The configuration has "
                + problems.size()
                + " problems:\n  "
                + String.join("\n  ", problems);
    return GraflagException.of(
        Kind.INVALID_INPUT, text, "Correct it there, or name another file with --config FILE.");
  }
}
