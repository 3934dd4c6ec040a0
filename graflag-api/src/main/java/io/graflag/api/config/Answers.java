package io.graflag.api.config;

import io.graflag.core.cluster.HostsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Takes what a user says for a key and makes it a value that can stand in a file.
 *
 * @param workingDirectory where the relative paths of a user start
 * @param home the home directory of the user
 */
public record Answers(Path workingDirectory, UserHome home) {

  /** The value as it can stand in a file anywhere: relative paths are made absolute. */
  public String value(ConfigurationKey key, String answer) {
    return switch (key) {
      case SSH_KEY, HOSTS_FILE, KNOWN_HOSTS -> absolute(answer);
      // On a cluster the path is the manager's, but a relative one is never meant there.
      case SHARED_DIR -> absolute(answer);
      case MANAGER_IP, SSH_PORT, SSH_USER, NFS_PORT, HOST_KEY_CHECKING, SSH_JUMP -> answer;
    };
  }

  /**
   * What is wrong with a value, as a sentence.
   *
   * @param isCluster whether SHARED_DIR lies on a cluster, where nobody can look yet
   */
  public Optional<String> problem(ConfigurationKey key, String value, boolean isCluster) {
    Optional<String> problem = key.problem(value);
    if (problem.isPresent()) {
      return problem;
    }
    return switch (key) {
      case HOSTS_FILE ->
          HostsFile.read(path(value)).problems().stream().reduce((a, b) -> a + "\n" + b);
      case SHARED_DIR -> isCluster ? Optional.empty() : folderProblem(path(value));
      case MANAGER_IP,
          SSH_PORT,
          SSH_USER,
          SSH_KEY,
          NFS_PORT,
          HOST_KEY_CHECKING,
          KNOWN_HOSTS,
          SSH_JUMP ->
          Optional.empty();
    };
  }

  /** A value as a path. */
  public Path path(String value) {
    return home.expand(value, workingDirectory);
  }

  private String absolute(String answer) {
    boolean stays = answer.isEmpty() || answer.startsWith("~");
    return stays ? answer : workingDirectory.resolve(answer).normalize().toString();
  }

  private static Optional<String> folderProblem(Path folder) {
    Path place = MachineChecks.existing(folder);
    if (!Files.isDirectory(place)) {
      return Optional.of(place + " is no directory.");
    }
    return Files.isWritable(place)
        ? Optional.empty()
        : Optional.of("You may not write to " + place + ".");
  }
}
