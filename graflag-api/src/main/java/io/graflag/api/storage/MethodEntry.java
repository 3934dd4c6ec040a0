package io.graflag.api.storage;

import io.graflag.api.config.Origin;
import io.graflag.core.method.MethodSpec;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One directory under methods.
 *
 * @param directory the directory
 * @param spec its {@code .env}; empty where there is none or the name breaks the rule
 * @param hasDockerfile whether it has an image recipe
 * @param problem why it cannot be run
 * @param origin whose it is
 */
public record MethodEntry(
    Path directory,
    Optional<MethodSpec> spec,
    boolean hasDockerfile,
    Optional<String> problem,
    Origin origin) {

  /** The name of the directory. */
  public String name() {
    return directory.getFileName().toString();
  }
}
