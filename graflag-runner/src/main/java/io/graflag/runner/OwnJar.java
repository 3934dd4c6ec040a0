package io.graflag.runner;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The jar that the runner runs from, which methods in Java compile and run against. */
final class OwnJar {
  /** Tells the method where the jar is: {@code java -cp "$GRAFLAG_RUNNER_JAR" Detector.java}. */
  static final String VARIABLE = "GRAFLAG_RUNNER_JAR";

  private OwnJar() {}

  /** The variables with the path of the jar; without the variable where there is none. */
  static Map<String, String> addedTo(Map<String, String> environment) {
    Map<String, String> variables = new HashMap<>(environment);
    variables.remove(VARIABLE); // of a runner that runs this one, perhaps
    path(OwnJar.class).ifPresent(jar -> variables.put(VARIABLE, jar.toString()));
    return variables;
  }

  /** The jar that a class was loaded from; empty for a directory of classes. */
  static Optional<Path> path(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    URI location;
    try {
      location = source.getLocation().toURI();
    } catch (URISyntaxException e) {
      return Optional.empty(); // no file has such an address
    }
    return Optional.of(location)
        .filter(uri -> "file".equals(uri.getScheme()))
        .map(uri -> Path.of(uri).toAbsolutePath())
        .filter(Files::isRegularFile);
  }
}
