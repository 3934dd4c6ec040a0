package io.graflag.devcluster.bringup;

/** What a node must do before it counts as healthy, in the order in which it is looked at. */
public enum HealthStep {
  /** Its engine answers. */
  ENGINE("Docker"),
  /** The manager lets this machine in, and a worker the manager. */
  SSH("SSH"),
  /** It reaches the registry. */
  REGISTRY("registry"),
  /** SHARED_DIR is mounted. */
  SHARED_DIR("SHARED_DIR");

  private final String words;

  HealthStep(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
