package io.graflag.devcluster.state;

import io.graflag.core.AtomicFile;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The one directory in which a cluster is remembered; nobody but its owner may look into it.
 *
 * <p>It holds the identity that all parts of the cluster are labelled with, what it was last wished
 * to be, the known hosts, and a lock. What the cluster is made of is asked from Docker each time,
 * so that nothing here can be out of date.
 *
 * @param path the directory, which need not exist
 */
public record StateDirectory(Path path) {
  private static final String IDENTITY = "[0-9a-f]{32}";

  public StateDirectory {
    path = path.toAbsolutePath().normalize();
  }

  /**
   * The directory of a user.
   *
   * @param environment the variable {@code XDG_STATE_HOME} counts where it is absolute
   * @param home the user's home directory
   */
  public static StateDirectory of(Map<String, String> environment, Path home) {
    Path state = Path.of(environment.getOrDefault("XDG_STATE_HOME", ""));
    Path base = state.isAbsolute() ? state : home.resolve(".local").resolve("state");
    return new StateDirectory(base.resolve("graflag").resolve("devcluster"));
  }

  /** Makes it where it is missing, and closes it to everybody else. */
  public void create() {
    try {
      Files.createDirectories(path);
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw StorageErrors.of("create", path, e);
    }
  }

  /** The identity of the cluster; empty where none is remembered, or the file is damaged. */
  public Optional<String> identity() {
    Path file = file();
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip();
      return Optional.of(text).filter(found -> found.matches(IDENTITY));
    } catch (IOException e) {
      throw StorageErrors.of("read", file, e);
    }
  }

  /** An identity that nobody has. */
  public static String newIdentity() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  /** Remembers an identity. */
  public void remember(String identity) {
    write(file(), identity + "\n");
  }

  /** Forgets the cluster; the directory and its lock stay. */
  public void forget() {
    for (Path file : new Path[] {knownHosts(), hosts(), file()}) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw StorageErrors.of("delete", file, e);
      }
    }
  }

  /** The host keys of the nodes, in the form of {@code ssh}. */
  public Path knownHosts() {
    return path.resolve("known_hosts");
  }

  /** Replaces the host keys. */
  public void writeKnownHosts(String text) {
    write(knownHosts(), text);
  }

  /** The nodes that were made, in the form of hosts.yml. */
  public Path hosts() {
    return path.resolve("hosts.yml");
  }

  /** Replaces the nodes. */
  public void writeHosts(String text) {
    write(hosts(), text);
  }

  /** Where the lock is held. */
  Path lockFile() {
    return path.resolve("lock");
  }

  private Path file() {
    return path.resolve("cluster");
  }

  private static void write(Path file, String text) {
    AtomicFile.write(
        file,
        out -> out.write(text.getBytes(StandardCharsets.UTF_8)),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }
}
