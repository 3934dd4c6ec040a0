package io.graflag.core.method;

import io.graflag.core.GraflagException;

/**
 * The name of a dataset, safe as a path, a label and part of an image name.
 *
 * @param value lower-case letters and digits with single separators
 */
public record DatasetName(String value) implements Comparable<DatasetName> {

  /** Checks and lowers the name; USAGE with the offending name if it breaks the rule. */
  public DatasetName {
    value = NameRule.checked("dataset", value);
  }

  /**
   * Checks a name that enters from outside; upper case is lowered.
   *
   * @throws GraflagException USAGE, with the offending name
   */
  public static DatasetName parse(String name) {
    return new DatasetName(name);
  }

  /** Whether the name of a directory could be the name of a dataset. */
  public static boolean isValid(String directory) {
    return NameRule.allows(directory);
  }

  @Override
  public int compareTo(DatasetName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
