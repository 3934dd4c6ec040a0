package io.graflag.api.config;

import java.nio.file.Path;
import java.util.Map;

/**
 * The home directory of the user.
 *
 * @param path the directory
 */
public record UserHome(Path path) {
  /** What a path under it may start with. */
  private static final String TILDE = "~";

  /**
   * Finds it.
   *
   * @param environment the variable {@code HOME} comes first: an account without an entry in the
   *     user database has no home but what it says
   * @param home what Java says it is
   */
  public static UserHome of(Map<String, String> environment, String home) {
    String variable = environment.getOrDefault("HOME", "");
    return new UserHome(Path.of(variable.isEmpty() ? home : variable).toAbsolutePath());
  }

  /** The configuration that {@code graflag setup} writes. */
  public Path configuration() {
    return path.resolve(".config").resolve("graflag").resolve("config.env");
  }

  /** A path of a configuration: a leading {@code ~} is this directory. */
  public Path expand(String text, Path base) {
    if (text.equals(TILDE) || text.startsWith(TILDE + "/")) {
      return path.resolve(text.substring(TILDE.length()).replaceFirst("^/+", "")).normalize();
    }
    return base.resolve(text).normalize();
  }
}
