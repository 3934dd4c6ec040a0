package io.graflag.api;

/**
 * A variable that a method gets.
 *
 * @param name its name, a parameter's with the underscore
 * @param value its value
 * @param origin where it comes from
 */
public record RunVariable(String name, String value, Origin origin) {

  /** Where a variable comes from; a later one wins. */
  public enum Origin {
    /** The {@code .env} of the method. */
    ENV(".env"),
    /** GraFlag itself. */
    RESERVED("reserved"),
    /** Whoever asked for the run. */
    PARAMETER("parameter");

    private final String word;

    Origin(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }
}
