package io.graflag.api.engine;

import io.graflag.api.config.JavaProgram;
import io.graflag.api.config.UserHome;
import io.graflag.core.AtomicFile;
import io.graflag.core.GraflagException;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * Copies of jars by their content, so that a rebuild never changes a jar under a running process.
 *
 * @param directory where the copies lie, {@code ~/.cache/graflag} by default
 */
public record ProgramCache(Path directory) {

  /**
   * The cache of a user.
   *
   * @param environment {@code XDG_CACHE_HOME} moves it
   * @param home the user's home directory
   */
  public static ProgramCache of(Map<String, String> environment, Path home) {
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path userHome = UserHome.of(environment, home.toString()).path();
    Path root = cache.isEmpty() ? userHome.resolve(".cache") : Path.of(cache);
    return new ProgramCache(root.toAbsolutePath().resolve("graflag"));
  }

  /** The program from its copy, which is made where there is none yet. */
  JavaProgram cached(JavaProgram program) {
    if (!(program instanceof JavaProgram.Jar jar)) {
      return program;
    }
    try {
      byte[] content = Files.readAllBytes(jar.path());
      Path folder = directory.resolve(HexFormat.of().formatHex(digest().digest(content)));
      Path copy = folder.resolve(jar.path().getFileName());
      if (!Files.exists(copy)) {
        Files.createDirectories(folder);
        AtomicFile.write(copy, out -> out.write(content));
      }
      return new JavaProgram.Jar(copy);
    } catch (IOException e) {
      GraflagException found = StorageErrors.of("copy to " + directory, jar.path(), e);
      throw new GraflagException(
          found.kind(),
          found.getMessage(),
          "Set XDG_CACHE_HOME to a directory that can be written to.",
          e);
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
