package io.graflag.core.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The Docker engine that tests may use: the one that {@code DOCKER_HOST} or the system names. */
public final class DockerEngine {
  /** Names the script whose engine it is, where its images are made while other tests run. */
  private static final String SCRIPT = "GRAFLAG_ENGINE";

  private static final long LONGEST_SECONDS = 20;
  private static final long LONGEST_SECONDS_FOR_IMAGES = 300;

  private DockerEngine() {}

  /** Asked once: what is there stays there. */
  private static final class Images {
    static final Optional<String> PROBLEM =
        Optional.ofNullable(System.getenv(SCRIPT))
            .flatMap(script -> problem(LONGEST_SECONDS_FOR_IMAGES, script, "images"));
  }

  /** Aborts or fails the test where no engine answers, and waits for the images that tests need. */
  public static void require() {
    problem(LONGEST_SECONDS, "docker", "version", "--format", "{{.Server.Version}}")
        .ifPresent(
            words -> Requirement.DOCKER.absent("No Docker (ci/engine.sh starts one): " + words));
    Images.PROBLEM.ifPresent(
        words -> Requirement.DOCKER.absent("Docker has no images for tests: " + words));
  }

  private static Optional<String> problem(long seconds, String... command) {
    try {
      Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.of("no answer of " + command[0]);
      }
      byte[] words = process.getInputStream().readAllBytes();
      return process.exitValue() == 0
          ? Optional.empty()
          : Optional.of(new String(words, StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      return Optional.of(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }
}
