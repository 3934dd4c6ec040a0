package io.graflag.core.method;

import io.graflag.core.GraflagException;

/**
 * The name of a method, safe as a path, a label and part of an image name.
 *
 * @param value lower-case letters and digits with single separators
 */
public record MethodName(String value) implements Comparable<MethodName> {

  /** Checks and lowers the name; USAGE with the offending name if it breaks the rule. */
  public MethodName {
    value = NameRule.checked("method", value);
  }

  /**
   * Checks a name that enters from outside; upper case is lowered.
   *
   * @throws GraflagException USAGE, with the offending name
   */
  public static MethodName parse(String name) {
    return new MethodName(name);
  }

  /** Whether the name of a directory could be the name of a method. */
  public static boolean isValid(String directory) {
    return NameRule.allows(directory);
  }

  @Override
  public int compareTo(MethodName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
