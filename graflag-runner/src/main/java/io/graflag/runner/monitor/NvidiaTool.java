package io.graflag.runner.monitor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the program that knows NVIDIA's graphics cards is installed. */
public final class NvidiaTool {
  private NvidiaTool() {}

  /** Looks for {@code nvidia-smi} along PATH; empty where it is not installed. */
  public static Optional<Path> find(Map<String, String> environment) {
    for (String directory : environment.getOrDefault("PATH", "").split(":")) {
      Path candidate = Path.of(directory, "nvidia-smi");
      if (!directory.isEmpty() && Files.isExecutable(candidate) && Files.isRegularFile(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
