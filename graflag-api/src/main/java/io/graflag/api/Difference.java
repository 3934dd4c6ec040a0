package io.graflag.api;

import java.util.Optional;

/**
 * One thing that is not as it was when a run was recorded.
 *
 * @param subject what it is about
 * @param name the variable or parameter; the subject's own word where there is only one
 * @param recorded what the record says; empty where it says nothing
 * @param now how it is now; empty where it is gone
 * @param applied which of the two the replay has
 */
public record Difference(
    Subject subject,
    String name,
    Optional<String> recorded,
    Optional<String> now,
    Applied applied) {

  /** What can differ. */
  public enum Subject {
    /** The command line of the method. */
    COMMAND("command"),
    /** Another variable of the method's {@code .env} that is no parameter. */
    VARIABLE("variable"),
    /** The default of a parameter, which the run used. */
    DEFAULT("default"),
    /** A parameter that the method declared then and does not now. */
    UNDECLARED("undeclared"),
    /** A parameter that the method declares now and did not then. */
    ADDED("added"),
    /** The version of this program. */
    VERSION("graflag_version"),
    /** The commit of the method's directory. */
    COMMIT("method_commit"),
    /** What only a cluster can give: image, GPUs, processors, memory. */
    ENGINE("engine");

    private final String word;

    Subject(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /** Which of two values a replay has. */
  public enum Applied {
    /** The value of then. */
    RECORDED,
    /** The value of today. */
    CURRENT;

    @Override
    public String toString() {
      return this == RECORDED ? "recorded" : "current";
    }
  }
}
