package io.graflag.core.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** The Docker engine that tests may use: the one that {@code DOCKER_HOST} or the system names. */
public final class DockerEngine {
  private static final long LONGEST_SECONDS = 20;

  private DockerEngine() {}

  /** Aborts or fails the test where no engine answers. */
  public static void require() throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder("docker", "version", "--format", "{{.Server.Version}}")
              .redirectErrorStream(true)
              .start();
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        Requirement.DOCKER.absent("Docker does not answer; ci/engine.sh starts one.");
      }
      String answer =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.exitValue() != 0) {
        Requirement.DOCKER.absent("No Docker (ci/engine.sh starts one): " + answer);
      }
    } catch (IOException e) {
      Requirement.DOCKER.absent("No docker command: " + e.getMessage());
    }
  }
}
