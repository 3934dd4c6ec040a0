package io.graflag.api;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import io.graflag.core.experiment.Limits;
import java.time.Duration;
import java.util.Optional;

/**
 * How a run is to be deployed on a cluster.
 *
 * @param tag tag of the image; empty for {@value #USUAL_TAG}
 * @param build whether the image is built first
 * @param gpus how many GPUs to reserve, 0 for none; empty leaves it to the method
 * @param limits processors and memory
 * @param maxWait how long it may wait for a node that could take it
 */
public record Deployment(
    Optional<String> tag,
    boolean build,
    Optional<Integer> gpus,
    Limits limits,
    Optional<Duration> maxWait) {

  /** The tag of an image where nobody says another. */
  public static final String USUAL_TAG = "latest";

  /** As the method and the cluster have it. */
  public static final Deployment USUAL =
      new Deployment(Optional.empty(), false, Optional.empty(), Limits.NONE, Optional.empty());

  /** Checks what was asked for; USAGE with what is wrong. */
  public Deployment {
    if (tag.isPresent() && !tag.get().matches("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}")) {
      throw GraflagException.of(
          Kind.USAGE,
          "The tag " + Json.quoted(tag.get()) + " is none that Docker allows.",
          "Tags have letters, digits, '_', '.' and '-', and start with none of the last two.");
    }
    if (gpus.orElse(0) < 0) {
      throw GraflagException.of(Kind.USAGE, "There is no such thing as " + gpus.get() + " GPUs.");
    }
    if (maxWait.isPresent() && maxWait.get().compareTo(Duration.ofSeconds(1)) < 0) {
      throw GraflagException.of(
          Kind.USAGE,
          "A run can wait a second or longer, not " + maxWait.get().toSeconds() + " s.");
    }
    limits.nanoCpus();
    limits.memoryBytes();
  }

  /** The same with an image of this tag. */
  public Deployment tagged(String other) {
    return new Deployment(Optional.of(other), build, gpus, limits, maxWait);
  }

  /** The same with so many GPUs reserved; 0 for none. */
  public Deployment withGpus(int count) {
    return new Deployment(tag, build, Optional.of(count), limits, maxWait);
  }

  /** The same with so many processors and so much memory. */
  public Deployment limitedTo(Limits other) {
    return new Deployment(tag, build, gpus, other, maxWait);
  }

  /** The same with the image built first. */
  public Deployment building() {
    return new Deployment(tag, true, gpus, limits, maxWait);
  }

  /** The same, waiting at most so long for a node. */
  public Deployment waitingAtMost(Duration limit) {
    return new Deployment(tag, build, gpus, limits, Optional.of(limit));
  }

  /** This where it says something, the other where it does not. */
  public Deployment over(Deployment other) {
    return new Deployment(
        tag.or(other::tag),
        build || other.build,
        gpus.or(other::gpus),
        new Limits(limits.cpus().or(other.limits::cpus), limits.memory().or(other.limits::memory)),
        maxWait.or(other::maxWait));
  }
}
