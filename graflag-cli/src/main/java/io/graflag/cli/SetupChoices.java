package io.graflag.cli;

import io.graflag.api.config.Answers;
import io.graflag.api.config.ConfigurationKey;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Takes over {@code KEY=VALUE} words; all that is wrong with them is said together.
 *
 * @param answers makes values of them
 */
record SetupChoices(Answers answers) {

  /** Puts the words into the values; an empty value takes a key away. */
  void apply(List<String> words, Map<ConfigurationKey, String> values) {
    Map<ConfigurationKey, String> given = new EnumMap<>(ConfigurationKey.class);
    List<String> problems = new ArrayList<>();
    for (String word : words) {
      int separator = word.indexOf('=');
      String name = separator < 0 ? word : word.substring(0, separator).strip();
      if (separator < 0) {
        problems.add("--set takes KEY=VALUE, not " + word + ".");
      } else {
        ConfigurationKey.named(name)
            .ifPresentOrElse(
                key -> given.put(key, word.substring(separator + 1).strip()),
                () -> problems.add("There is no key " + name + "; there are " + keys() + "."));
      }
    }
    given.forEach(
        (key, value) -> {
          if (value.isEmpty()) {
            values.remove(key);
          } else {
            values.put(key, answers.value(key, value));
          }
        });
    boolean isCluster = values.containsKey(ConfigurationKey.MANAGER_IP);
    values.forEach((key, value) -> answers.problem(key, value, isCluster).ifPresent(problems::add));
    if (!problems.isEmpty()) {
      throw GraflagException.of(
          Kind.USAGE, String.join("\n", problems), "Nothing was written; try again.");
    }
  }

  private static String keys() {
    return Arrays.stream(ConfigurationKey.values())
        .map(ConfigurationKey::name)
        .collect(Collectors.joining(", "));
  }
}
