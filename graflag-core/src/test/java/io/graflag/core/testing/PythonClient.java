package io.graflag.core.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The library that methods of the original write their results with: {@code graflag_runner}, from
 * the Python index.
 *
 * <p>It lies in the directory that {@code GRAFLAG_PYTHON_CLIENT} names, to be put on PYTHONPATH;
 * {@code .ci/run} installs the version that is pinned there.
 */
public final class PythonClient {
  private PythonClient() {}

  /** The directory for PYTHONPATH; aborts or fails the test where it is absent. */
  public static Path directory() {
    Optional<Path> directory =
        Optional.ofNullable(System.getenv("GRAFLAG_PYTHON_CLIENT"))
            .filter(path -> !path.isBlank())
            .map(path -> Path.of(path).toAbsolutePath());
    return directory
        .filter(path -> Files.isDirectory(path.resolve("graflag_runner")))
        .orElseGet(
            () ->
                Requirement.PYTHON_CLIENT.absent(
                    directory.map(path -> path + " holds no").orElse("There is no")
                        + " graflag_runner; set GRAFLAG_PYTHON_CLIENT to a directory with it."));
  }
}
