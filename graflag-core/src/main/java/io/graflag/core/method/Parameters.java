package io.graflag.core.method;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a user sets for one run, by name without the underscore that variables carry.
 *
 * @param values in the order given; the last of several equal keys wins
 */
public record Parameters(Map<String, String> values) {
  private static final Pattern KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** No parameters. */
  public static final Parameters NONE = new Parameters(Map.of());

  /** Checks every key; USAGE names one that is malformed or reserved. */
  public Parameters {
    Map<String, String> checked = new LinkedHashMap<>();
    values.forEach((key, value) -> checked.put(checkedKey(key), checkedValue(key, value)));
    values = Collections.unmodifiableMap(checked);
  }

  /**
   * Reads {@code KEY=VALUE} words.
   *
   * @throws GraflagException USAGE, with the offending word
   */
  public static Parameters parse(Collection<String> words) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String word : words) {
      int separator = word.indexOf('=');
      if (separator < 1) {
        throw GraflagException.of(
            Kind.USAGE, Json.quoted(word) + " is not a parameter.", "Write KEY=VALUE.");
      }
      values.put(word.substring(0, separator), word.substring(separator + 1));
    }
    return new Parameters(values);
  }

  /** These parameters and others; of two names equal but for case, the other's value counts. */
  public Parameters with(Parameters others) {
    Map<String, String> all = new LinkedHashMap<>(values);
    others.values.forEach((key, value) -> put(all, key, value));
    return new Parameters(all);
  }

  /**
   * Sets a value; a name that is there already but for case keeps its spelling.
   *
   * @param values by name without underscore; changed
   * @return the name that was set
   */
  public static String put(Map<String, String> values, String key, String value) {
    String name =
        values.containsKey(key)
            ? key
            : values.keySet().stream().filter(key::equalsIgnoreCase).findFirst().orElse(key);
    values.put(name, value);
    return name;
  }

  /**
   * The variables of a method with these parameters over its defaults.
   *
   * @param defaults the variables of the {@code .env}, parameters with their underscore
   * @return the merged variables, and a warning for each parameter that the method does not declare
   */
  public Merged over(Map<String, String> defaults) {
    Map<String, String> variables = new LinkedHashMap<>(defaults);
    Set<String> chosen = new LinkedHashSet<>();
    List<String> warnings = new ArrayList<>();
    List<String> declared = defaults.keySet().stream().filter(MethodSpec::isParameter).toList();
    values.forEach(
        (key, value) -> {
          String variable =
              declared.stream()
                  .filter(name -> name.equals("_" + key))
                  .findFirst()
                  .or(
                      () ->
                          declared.stream().filter(n -> n.equalsIgnoreCase("_" + key)).findFirst())
                  .orElse(null);
          if (variable == null) {
            warnings.add(undeclared(key, declared));
            variable = "_" + key;
          }
          variables.put(variable, value);
          chosen.add(variable);
        });
    return new Merged(variables, chosen, warnings);
  }

  /**
   * Defaults and parameters in one.
   *
   * @param variables the variables of the service
   * @param chosen those of them that parameters set
   * @param warnings what looks like a mistake
   */
  public record Merged(Map<String, String> variables, Set<String> chosen, List<String> warnings) {
    public Merged {
      variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
      chosen = Collections.unmodifiableSet(new LinkedHashSet<>(chosen));
      warnings = List.copyOf(warnings);
    }
  }

  private static String undeclared(String key, List<String> declared) {
    return "The method declares no parameter "
        + key
        + (declared.isEmpty()
            ? "; it declares none."
            : "; it declares "
                + String.join(", ", declared.stream().map(name -> name.substring(1)).toList())
                + ".");
  }

  private static String checkedValue(String key, String value) {
    if (value.indexOf('\0') >= 0) {
      throw GraflagException.of(
          Kind.USAGE, "The value of " + key + " holds a NUL character, which no variable can.");
    }
    return value;
  }

  private static String checkedKey(String key) {
    String name = key.startsWith("_") ? key.substring(1) : key;
    if (!KEY.matcher(name).matches()) {
      throw GraflagException.of(
          Kind.USAGE,
          Json.quoted(key) + " is not the name of a parameter.",
          "Names hold letters, digits and '_', and do not start with a digit.");
    }
    if (ReservedVariable.holds(name)) {
      throw GraflagException.of(
          Kind.USAGE,
          "The variable " + name + " is reserved and cannot be set as a parameter.",
          "GraFlag sets DATA, EXP, METHOD_NAME, COMMAND and MONITOR_INTERVAL itself.");
    }
    return name;
  }
}
