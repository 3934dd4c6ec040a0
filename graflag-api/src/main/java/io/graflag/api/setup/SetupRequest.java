package io.graflag.api.setup;

/**
 * How to set a cluster up.
 *
 * @param configureDocker whether the registry may be added to {@code /etc/docker/daemon.json} of
 *     nodes that refuse to use it
 */
public record SetupRequest(boolean configureDocker) {
  /** Changes nothing of Docker's own configuration. */
  public static final SetupRequest PLAIN = new SetupRequest(false);
}
