package io.graflag.cluster.testbed;

import io.graflag.core.testing.DefaultSignals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A user at a machine: an installation, a home directory and a configuration file.
 *
 * @param installation what is installed
 * @param home the home directory, which is also where the user stands
 * @param settings the configuration file, key by key; where there are none, it is left alone
 * @param variables variables of the environment that differ from ours
 */
public record Client(
    Installation installation,
    Path home,
    Map<String, String> settings,
    Map<String, String> variables) {
  private static final Duration LONGEST = Duration.ofMinutes(4);

  public Client {
    settings = Map.copyOf(settings);
    variables = Map.copyOf(variables);
  }

  /** The same user with another value in the file. */
  public Client with(String key, String value) {
    Map<String, String> changed = new LinkedHashMap<>(settings);
    changed.put(key, value);
    return new Client(installation, home, changed, variables);
  }

  /** The same user with another variable. */
  public Client variable(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(variables);
    changed.put(name, value);
    return new Client(installation, home, settings, changed);
  }

  /** Another user of the same machine, with an empty home directory and the same configuration. */
  public Client at(Path otherHome) {
    return new Client(installation, otherHome, settings, variables);
  }

  /** Somebody who has just installed it: without a configuration. */
  public Client fresh() {
    return new Client(installation, home, Map.of(), variables);
  }

  /** The configuration file, as the user has written it. */
  public Path configuration() {
    return home.resolve(".config/graflag/config.env");
  }

  /** The host keys that the user knows. */
  public Path knownHosts() {
    return home.resolve(".ssh/known_hosts");
  }

  /** Lets the user know host keys, and no others. */
  public void knowHosts(Path keys) {
    try {
      Files.createDirectories(knownHosts().getParent());
      Files.copy(keys, knownHosts(), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a command to its end. */
  public Said graflag(String... words) {
    return start(words).end(LONGEST);
  }

  /** Starts a command. */
  public LiveCommand start(String... words) {
    try {
      writeSettings();
      List<String> command = new ArrayList<>(List.of(installation.command().toString()));
      command.addAll(List.of(words));
      ProcessBuilder builder =
          new ProcessBuilder(DefaultSignals.with(command)).directory(home.toFile());
      Map<String, String> environment = builder.environment();
      // Nothing of whoever runs the tests: no configuration, no agent with other keys.
      environment.keySet().removeIf(name -> name.startsWith("GRAFLAG_") || name.startsWith("XDG_"));
      environment.remove("SSH_AUTH_SOCK");
      environment.put("HOME", home.toString());
      // Nobody who is new here waits for the classes to be parsed once more.
      environment.put("XDG_CACHE_HOME", installation.cache().toString());
      environment.put("JAVA_HOME", System.getProperty("java.home"));
      environment.putAll(variables);
      return new LiveCommand(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void writeSettings() throws IOException {
    if (settings.isEmpty()) {
      // A new user, who has no file, or one that a command has written.
      return;
    }
    Files.createDirectories(configuration().getParent());
    Files.writeString(
        configuration(),
        settings.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
            .collect(Collectors.joining()));
  }
}
