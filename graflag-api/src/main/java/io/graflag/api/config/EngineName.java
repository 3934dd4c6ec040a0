package io.graflag.api.config;

/** The engines that a run can execute on. */
public enum EngineName {
  /** This machine: no Docker, no SSH. */
  LOCAL,
  /** A Docker Swarm. */
  SWARM
}
