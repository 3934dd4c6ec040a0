package io.graflag.api.config;

import java.util.Locale;

/** The engines that a run can execute on. */
public enum EngineName {
  /** This machine: no Docker, no SSH. */
  LOCAL,
  /** A Docker Swarm. */
  SWARM;

  /** The word on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
