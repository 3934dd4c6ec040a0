package io.graflag.runner.monitor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The program that knows NVIDIA's graphics cards.
 *
 * @param program where it is installed
 * @param libraryPath where it finds the driver's libraries, as the image says in {@link
 *     #LIBRARY_PATH}; empty where the system knows
 */
public record NvidiaTool(Path program, Optional<String> libraryPath) {
  static final String LIBRARY_PATH = "LD_LIBRARY_PATH";

  /** Looks for {@code nvidia-smi} along PATH; empty where it is not installed. */
  public static Optional<NvidiaTool> find(Map<String, String> environment) {
    for (String directory : environment.getOrDefault("PATH", "").split(":")) {
      Path candidate = Path.of(directory, "nvidia-smi");
      if (!directory.isEmpty() && Files.isExecutable(candidate) && Files.isRegularFile(candidate)) {
        Optional<String> libraryPath = Optional.ofNullable(environment.get(LIBRARY_PATH));
        return Optional.of(new NvidiaTool(candidate, libraryPath));
      }
    }
    return Optional.empty();
  }
}
