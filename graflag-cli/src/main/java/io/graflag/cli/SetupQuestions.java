package io.graflag.cli;

import io.graflag.api.config.Answers;
import io.graflag.api.config.ConfigurationKey;
import io.graflag.cli.render.Plain;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks for the keys of a configuration one by one, each until its answer is right.
 *
 * @param input what the user types
 * @param terminal where the questions stand
 * @param answers checks what was typed
 */
record SetupQuestions(BufferedReader input, Terminal terminal, Answers answers) {
  /** What is typed to go back to the default. */
  private static final String BACK = "-";

  private static final List<ConfigurationKey> OF_A_CLUSTER =
      List.of(
          ConfigurationKey.SSH_PORT,
          ConfigurationKey.SSH_USER,
          ConfigurationKey.SSH_KEY,
          ConfigurationKey.SHARED_DIR,
          ConfigurationKey.NFS_PORT,
          ConfigurationKey.HOSTS_FILE,
          ConfigurationKey.HOST_KEY_CHECKING);

  private static final List<ConfigurationKey> OF_ONE_MACHINE = List.of(ConfigurationKey.SHARED_DIR);

  /**
   * Asks, starting from the values that are there, and puts the answers in their place.
   *
   * @throws GraflagException INTERRUPTED where the input ends before the last answer
   */
  void ask(Map<ConfigurationKey, String> values) {
    say("Enter keeps the value in brackets; " + BACK + " goes back to the default.");
    ask(ConfigurationKey.MANAGER_IP, values, false);
    boolean isCluster = values.containsKey(ConfigurationKey.MANAGER_IP);
    Path hostsHere = answers.path(ConfigurationKey.HOSTS_FILE.defaultValue());
    if (isCluster && Files.isRegularFile(hostsHere)) {
      values.putIfAbsent(ConfigurationKey.HOSTS_FILE, hostsHere.toString());
    }
    for (ConfigurationKey key : isCluster ? OF_A_CLUSTER : OF_ONE_MACHINE) {
      ask(key, values, isCluster);
    }
  }

  private void ask(ConfigurationKey key, Map<ConfigurationKey, String> values, boolean isCluster) {
    say("");
    say(key.meaning());
    while (true) {
      terminal.err().print(Plain.text(key + " [" + shown(key, values, isCluster) + "]: "));
      terminal.err().flush();
      String answer = line().strip();
      String value = answer.isEmpty() ? values.getOrDefault(key, "") : answers.value(key, answer);
      if (answer.equals(BACK) || value.isEmpty() || isDefault(key, answer, isCluster)) {
        values.remove(key);
        return;
      }
      Optional<String> problem = answers.problem(key, value, isCluster);
      if (problem.isEmpty()) {
        values.put(key, value);
        return;
      }
      say(problem.get());
    }
  }

  /** Whether a key need not stand in the file: a path is another one there than here. */
  private static boolean isDefault(ConfigurationKey key, String answer, boolean isCluster) {
    return switch (key) {
      case HOSTS_FILE -> false;
      case SHARED_DIR -> isCluster && answer.equals(key.defaultValue());
      case MANAGER_IP,
          SSH_PORT,
          SSH_USER,
          SSH_KEY,
          NFS_PORT,
          HOST_KEY_CHECKING,
          KNOWN_HOSTS,
          SSH_JUMP ->
          answer.equals(key.defaultValue());
    };
  }

  private static String shown(
      ConfigurationKey key, Map<ConfigurationKey, String> values, boolean isCluster) {
    if (values.containsKey(key)) {
      return values.get(key);
    }
    if (key == ConfigurationKey.SHARED_DIR && !isCluster) {
      return "./shared where that holds methods, else the examples";
    }
    return key.defaultValue().isEmpty() ? "none" : key.defaultValue();
  }

  private String line() {
    try {
      String line = input.readLine();
      if (line == null) {
        terminal.err().println();
        throw GraflagException.of(
            Kind.INTERRUPTED, "The input ended before the last answer; nothing was written.");
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read what is typed", e);
    }
  }

  private void say(String line) {
    terminal.err().println(Plain.text(line));
  }
}
