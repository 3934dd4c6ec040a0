package io.graflag.runner;

import java.util.HashMap;
import java.util.Map;

/**
 * Variables of the method that must not steer the runner's own Java, such as JAVA_TOOL_OPTIONS.
 *
 * <p>The launcher of the bundle moves each to a name with a prefix and tells their names; the
 * method gets them back as they were.
 */
final class SetAside {
  /** The system property that holds the names, separated by blanks. */
  static final String NAMES = "graflag.setAside";

  private static final String PREFIX = "GRAFLAG_METHOD_";

  private SetAside() {}

  /**
   * The variables as they were before the launcher touched them.
   *
   * @param environment the variables of this process
   * @param names what {@link #NAMES} says; empty where no launcher set anything aside
   */
  static Map<String, String> putBack(Map<String, String> environment, String names) {
    Map<String, String> variables = new HashMap<>(environment);
    if (!names.isEmpty()) {
      for (String name : names.split(" ")) {
        variables.remove(name);
        String value = variables.remove(PREFIX + name);
        if (value != null) {
          variables.put(name, value);
        }
      }
    }
    return variables;
  }
}
