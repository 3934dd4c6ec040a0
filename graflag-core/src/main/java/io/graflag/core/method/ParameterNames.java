package io.graflag.core.method;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which variables of a run are its parameters: the list that GRAFLAG_PARAMS holds.
 *
 * <p>An underscore alone does not tell: shells, conda and other tools set variables that begin with
 * one. Whoever makes a run knows its parameters and lists them; helpers of the original's Python
 * library trust nothing else.
 */
public final class ParameterNames {
  /** The variable: names with their underscore, sorted by bytes, separated by commas. */
  public static final String VARIABLE = "GRAFLAG_PARAMS";

  private static final String SEPARATOR = ",";

  private ParameterNames() {}

  /**
   * The names of the parameters among variables, sorted by bytes.
   *
   * <p>Those listed that are set; all that look like one where there is no list.
   */
  public static List<String> of(Map<String, String> variables) {
    List<String> names = new ArrayList<>(variables.keySet());
    names.removeIf(name -> !MethodSpec.isParameter(name));
    listed(variables).ifPresent(names::retainAll);
    names.sort((a, b) -> Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8)));
    return names;
  }

  /** The value of the variable for {@link #of these variables}; empty where there are none. */
  public static String list(Map<String, String> variables) {
    return String.join(SEPARATOR, of(variables));
  }

  /** What the list names though it is no parameter that is set, in its order. */
  public static List<String> missing(Map<String, String> variables) {
    Set<String> missing = new LinkedHashSet<>(listed(variables).orElse(Set.of()));
    of(variables).forEach(missing::remove);
    missing.remove("");
    return List.copyOf(missing);
  }

  /** Variables that would be parameters if there were no list, sorted by bytes. */
  public static List<String> unlisted(Map<String, String> variables) {
    Map<String, String> others = new HashMap<>(variables);
    others.remove(VARIABLE);
    List<String> names = of(others);
    names.removeAll(of(variables));
    return names;
  }

  private static Optional<Set<String>> listed(Map<String, String> variables) {
    return Optional.ofNullable(variables.get(VARIABLE))
        .map(
            list -> {
              Set<String> names = new LinkedHashSet<>();
              for (String name : list.split(SEPARATOR)) {
                names.add(name.strip());
              }
              return names;
            });
  }
}
