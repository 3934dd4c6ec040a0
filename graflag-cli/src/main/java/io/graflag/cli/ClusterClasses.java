package io.graflag.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;

/**
 * What a command needs to reach a cluster and to print JSON.
 *
 * <p>The launcher keeps the classes of one command in an archive, and that command needs few of
 * them.
 */
final class ClusterClasses {
  private static final List<String> PACKAGES =
      List.of(
          "com/jcraft/jsch/",
          "com/github/dockerjava/",
          "com/fasterxml/jackson/",
          "io/graflag/",
          "org/apache/hc/",
          "org/apache/commons/compress/archivers/tar/",
          "org/apache/commons/compress/utils/",
          "org/apache/commons/io/",
          "org/apache/commons/lang3/");

  private ClusterClasses() {}

  /** Loads them, where this program is one jar. */
  static void load() {
    try {
      Path jar =
          Path.of(ClusterClasses.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isRegularFile(jar)) {
        load(jar);
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void load(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      file.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.endsWith(".class") && !name.contains("META-INF"))
          .filter(name -> PACKAGES.stream().anyMatch(name::startsWith))
          .forEach(ClusterClasses::load);
    }
  }

  private static void load(String entry) {
    String name = entry.substring(0, entry.length() - ".class".length()).replace('/', '.');
    try {
      Class.forName(name, false, ClusterClasses.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      // It belongs to a library that did not come along, and no command uses it.
      return;
    }
  }
}
