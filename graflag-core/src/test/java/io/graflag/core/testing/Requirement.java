package io.graflag.core.testing;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * What some tests need of the machine they run on.
 *
 * <p>A test that lacks it is skipped, saying so, unless {@code GRAFLAG_REQUIRE}, a list with commas
 * between as in {@code data,docker}, names it: then the test fails.
 */
public enum Requirement {
  /** Real graphs. */
  DATA("data"),
  /** A Docker engine. */
  DOCKER("docker"),
  /** The right to make name spaces of processes and mounts. */
  ISOLATION("isolation"),
  /** The result library of the original, and a Python that runs it. */
  PYTHON_CLIENT("python-client"),
  /** A server of SSH that can be started. */
  SSHD("sshd");

  private final String word;

  Requirement(String word) {
    this.word = word;
  }

  /**
   * Aborts or fails the test.
   *
   * @param reason what is missing, and how to get it
   */
  public <T> T absent(String reason) {
    return isRequired() ? Assertions.fail(reason) : Assumptions.abort(reason);
  }

  private boolean isRequired() {
    String required = Optional.ofNullable(System.getenv("GRAFLAG_REQUIRE")).orElse("");
    return Arrays.asList(required.split(",")).contains(word);
  }
}
