package io.graflag.api.config;

/**
 * Whether this machine has something that runs need.
 *
 * @param name what was looked at
 * @param result how it was found
 * @param detail what was found
 */
public record MachineCheck(String name, Result result, String detail) {

  /** How something was found. */
  public enum Result {
    /** As it should be. */
    OK,
    /** Good enough to start, and a trouble later. */
    WARNING,
    /** No run can succeed like this. */
    FAILED
  }
}
