package io.graflag.runner;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Variables of the method that the launcher of the bundle keeps from the runner's own Java.
 *
 * <p>Some, such as JAVA_TOOL_OPTIONS, must not steer that Java: each is moved to a name with a
 * prefix. Others have names that shells drop: they come as text. The method gets all as they were.
 *
 * @param moved names of variables that were moved, separated by blanks; empty without a launcher
 * @param dropped lines {@code NAME=VALUE} of variables that a shell may have dropped
 */
record SetAside(String moved, String dropped) {
  private static final String PREFIX = "GRAFLAG_METHOD_";

  /** What the launcher tells by system properties. */
  static SetAside from(Properties properties) {
    return new SetAside(
        properties.getProperty("graflag.setAside", ""),
        properties.getProperty("graflag.resources", ""));
  }

  /**
   * The variables as they were before the launcher touched them.
   *
   * @param environment the variables of this process
   */
  Map<String, String> putBackInto(Map<String, String> environment) {
    Map<String, String> variables = new HashMap<>(environment);
    for (String name : moved.isEmpty() ? new String[0] : moved.split(" ")) {
      variables.remove(name);
      String value = variables.remove(PREFIX + name);
      if (value != null) {
        variables.put(name, value);
      }
    }
    dropped
        .lines()
        .map(line -> line.split("=", 2))
        .filter(parts -> parts.length == 2)
        .forEach(parts -> variables.put(parts[0], parts[1]));
    return variables;
  }
}
