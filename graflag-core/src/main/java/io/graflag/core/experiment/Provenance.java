package io.graflag.core.experiment;

import java.util.Optional;

/**
 * Where the numbers of a run come from.
 *
 * @param runnerVersion version of the runner that measured
 * @param image the image that the method ran in, as whoever deployed it named it
 * @param machine where it ran
 */
public record Provenance(
    Optional<String> runnerVersion, Optional<String> image, Optional<Machine> machine) {
  /** Nothing is known, as of a run of the original. */
  public static final Provenance UNKNOWN =
      new Provenance(Optional.empty(), Optional.empty(), Optional.empty());
}
