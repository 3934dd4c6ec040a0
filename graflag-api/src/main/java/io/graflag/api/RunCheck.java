package io.graflag.api;

/**
 * One thing that is looked at before a run is started.
 *
 * @param name what is looked at
 * @param outcome what came out
 * @param detail what was found, in a sentence
 */
public record RunCheck(String name, Outcome outcome, String detail) {

  /** What comes out of a check. */
  public enum Outcome {
    /** As it should be. */
    PASSED("passed"),
    /** The run can start, but this looks like a mistake. */
    WARNED("warned"),
    /** The run cannot start. */
    FAILED("failed");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }
}
