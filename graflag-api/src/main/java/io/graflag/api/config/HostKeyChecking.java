package io.graflag.api.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What happens when a machine shows a host key that is not known yet. */
public enum HostKeyChecking {
  /** It is refused. */
  STRICT,
  /** It is accepted and remembered; a changed one is refused. */
  ACCEPT_NEW,
  /** It is accepted without a look; a changed one is refused all the same. */
  OFF;

  /** The word that stands for it in a configuration. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<HostKeyChecking> find(String word) {
    return Arrays.stream(values())
        .filter(value -> value.word().equals(word.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  static String words() {
    return Arrays.stream(values()).map(HostKeyChecking::word).collect(Collectors.joining(", "));
  }
}
