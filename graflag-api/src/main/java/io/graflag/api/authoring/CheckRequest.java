package io.graflag.api.authoring;

import io.graflag.core.method.DatasetName;
import io.graflag.core.method.Parameters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What to check, and how thoroughly.
 *
 * @param method the name of a method, or the path of its directory
 * @param workingDirectory where a relative path starts
 * @param dataset what to try it on; empty for a small one that it supports
 * @param parameters what differs from the method's defaults
 * @param timeout limit on the time of each run
 * @param quick whether to leave out the second run, which tells whether equal seeds repeat
 * @param keep whether to keep what the runs leave behind
 */
public record CheckRequest(
    String method,
    Path workingDirectory,
    Optional<DatasetName> dataset,
    Parameters parameters,
    Duration timeout,
    boolean quick,
    boolean keep) {
  /** Long enough for any method on a sample. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(120);

  public CheckRequest {
    Objects.requireNonNull(method, "method");
    workingDirectory = workingDirectory.toAbsolutePath();
  }

  /** A check with everything as usual. */
  public static CheckRequest of(String method, Path workingDirectory) {
    return new CheckRequest(
        method, workingDirectory, Optional.empty(), Parameters.NONE, DEFAULT_TIMEOUT, false, false);
  }
}
