package io.graflag.devcluster;

import java.util.Locale;

/** How a node is. */
public enum NodeState {
  /** It does what it is there for. */
  HEALTHY,
  /** It runs, and something of it does not answer. */
  UNHEALTHY,
  /** It does not run. */
  STOPPED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
