package io.graflag.core;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;

/** Files that the original wrote; {@code original/README.md} says how. */
public final class Original {
  private Original() {}

  /** A file below {@code original/}. */
  public static Path file(String name) {
    URL url = Objects.requireNonNull(Original.class.getResource("/original/" + name), name);
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
