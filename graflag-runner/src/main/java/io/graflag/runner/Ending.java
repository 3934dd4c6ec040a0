package io.graflag.runner;

/**
 * How the method's process ended.
 *
 * @param cause what ended it
 * @param exitCode its exit code; 128 + n where signal n ended it
 */
record Ending(Cause cause, int exitCode) {

  /** What ended the process. */
  enum Cause {
    /** It ended by itself, or somebody else ended it. */
    ITSELF,
    /** The runner was told to end. */
    STOP,
    /** Its time was up. */
    TIMEOUT
  }
}
