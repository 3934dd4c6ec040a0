package io.graflag.api.config;

import io.graflag.core.method.EnvLine;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;

/** The text of a configuration file, with other values than it had. */
final class ConfigurationText {
  private ConfigurationText() {}

  /**
   * Sets our keys; every other line stays as it is, with its own line end.
   *
   * @param text what the file holds; blank for a new one
   * @param values the keys that are set; the others stand in it as comments
   */
  static String with(Map<ConfigurationKey, String> values, String text) {
    if (text.isBlank()) {
      StringBuilder fresh = new StringBuilder("# Written by 'graflag setup'.\n");
      EnumSet.allOf(ConfigurationKey.class).forEach(key -> append(fresh, key, values));
      return fresh.toString();
    }
    String[] lines = text.split("(?<=\n)|(?<=\r)(?!\n)");
    List<EnvLine> parsed = EnvLine.parse(text).subList(0, lines.length);
    Map<ConfigurationKey, EnvLine> places = places(parsed);
    StringBuilder edited = new StringBuilder();
    for (EnvLine line : parsed) {
      String old = lines[line.number() - 1];
      Optional<ConfigurationKey> key = key(line);
      if (key.isEmpty() || stays(line, Optional.ofNullable(values.get(key.get())))) {
        edited.append(old);
      } else if (places.get(key.get()) == line) {
        String other = Matcher.quoteReplacement(line(key.get(), values));
        edited.append(old.replaceFirst("^[^\r\n]*", other));
      } else if (line.kind() == EnvLine.Kind.COMMENT) {
        edited.append(old);
      }
      // What is left is an entry above one of the same key: it would count if that became a
      // comment.
    }
    Set<ConfigurationKey> missing = EnumSet.allOf(ConfigurationKey.class);
    missing.removeIf(key -> places.containsKey(key) || !values.containsKey(key));
    if (!missing.isEmpty() && !text.endsWith("\n") && !text.endsWith("\r")) {
      edited.append('\n');
    }
    missing.forEach(key -> append(edited, key, values));
    return edited.toString();
  }

  /** Whether any of our keys stands in a file, be it in a comment that holds its place. */
  static boolean isOurs(List<EnvLine> lines) {
    return lines.stream().anyMatch(line -> key(line).isPresent());
  }

  private static boolean stays(EnvLine line, Optional<String> value) {
    return line.kind() == EnvLine.Kind.COMMENT
        ? value.isEmpty()
        : value.equals(Optional.of(line.text()));
  }

  private static void append(
      StringBuilder text, ConfigurationKey key, Map<ConfigurationKey, String> values) {
    text.append("\n# ").append(key.meaning()).append('\n').append(line(key, values)).append('\n');
  }

  private static String line(ConfigurationKey key, Map<ConfigurationKey, String> values) {
    String value = values.get(key);
    return value == null ? "#" + key + "=" + key.defaultValue() : key + "=" + value;
  }

  /** Where each key goes: its last entry, which counts; else the comment that holds its place. */
  private static Map<ConfigurationKey, EnvLine> places(List<EnvLine> lines) {
    Map<ConfigurationKey, EnvLine> places = new EnumMap<>(ConfigurationKey.class);
    for (EnvLine line : lines) {
      key(line)
          .filter(key -> line.kind() == EnvLine.Kind.ENTRY || !places.containsKey(key))
          .ifPresent(key -> places.put(key, line));
    }
    return places;
  }

  /** Our key, in an entry or in a comment that would be one. */
  private static Optional<ConfigurationKey> key(EnvLine line) {
    return switch (line.kind()) {
      case ENTRY -> ConfigurationKey.named(line.key());
      case COMMENT -> comment(line.text());
      case BLANK, MALFORMED, BINARY -> Optional.empty();
    };
  }

  private static Optional<ConfigurationKey> comment(String text) {
    int separator = text.indexOf('=');
    return separator < 0
        ? Optional.empty()
        : ConfigurationKey.named(text.substring(0, separator).strip());
  }
}
