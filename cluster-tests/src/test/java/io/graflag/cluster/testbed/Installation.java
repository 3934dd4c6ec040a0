package io.graflag.cluster.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * GraFlag as a user installs it: the archive, unpacked.
 *
 * @param home where it lies
 */
public record Installation(Path home) {

  /** Unpacks the archive of this build, once for each build of it. */
  static Installation in(Path folder) throws IOException {
    Path archive = Path.of(System.getProperty("graflag.archive"));
    assertThat(archive).as("the archive that the module distribution makes").exists();
    Path home = folder.resolve(archive.getFileName().toString().replace(".tar.gz", ""));
    FileTime made = Files.getLastModifiedTime(archive);
    Installation installation = new Installation(home);
    if (!Files.exists(home) || !Files.getLastModifiedTime(home).equals(made)) {
      Files.createDirectories(folder);
      // Every build gives its jars the same date, by which classes that were kept are known.
      Outside.run("rm", "-rf", home.toString(), installation.cache().toString());
      Outside.run("tar", "-xzf", archive.toString(), "-C", folder.toString());
      assertThat(home.resolve("libs/graflag_runner"))
          .as("the runner for images, which needs an Eclipse Temurin JDK to be made")
          .exists();
      Files.setLastModifiedTime(home, made);
    }
    return installation;
  }

  /** What all its users keep for its next start. */
  Path cache() {
    return home.resolveSibling("cache");
  }

  /** The command. */
  public Path command() {
    return home.resolve("bin/graflag");
  }
}
