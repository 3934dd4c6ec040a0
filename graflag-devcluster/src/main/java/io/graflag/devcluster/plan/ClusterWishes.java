package io.graflag.devcluster.plan;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a user asks for.
 *
 * @param hosts a hosts.yml
 * @param publicKey the key that the manager shall let in
 * @param workers how many of the workers that the file names; empty for all
 * @param fakeGpus how many cards each node pretends to have
 * @param storage how SHARED_DIR shall be shared
 */
public record ClusterWishes(
    Path hosts, Path publicKey, Optional<Integer> workers, int fakeGpus, StorageWish storage) {
  private static final int MOST_GPUS = 64;

  public ClusterWishes {
    if (workers.orElse(0) < 0) {
      throw GraflagException.of(
          Kind.USAGE, "--workers must not be negative: " + workers.get() + ".");
    }
    if (fakeGpus < 0 || fakeGpus > MOST_GPUS) {
      throw GraflagException.of(
          Kind.USAGE, "--fake-gpus must be 0 to %d, not %d.".formatted(MOST_GPUS, fakeGpus));
    }
  }
}
