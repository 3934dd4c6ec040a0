package io.graflag.runner;

import io.graflag.core.Json;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The class path that methods in Java compile and run against: what the runner itself runs from.
 *
 * <p>That is the runner's jar where it holds everything; in a program that embeds the runner, whose
 * jar then comes without the core, it is the class path of the program.
 */
final class OwnJar {
  /** Tells the method the class path: {@code java -cp "$GRAFLAG_RUNNER_JAR" Detector.java}. */
  static final String VARIABLE = "GRAFLAG_RUNNER_JAR";

  private OwnJar() {}

  /**
   * The variables with the class path of methods in Java.
   *
   * @param environment the variables
   * @param programPath the class path of this program, {@code java.class.path}
   */
  static Map<String, String> addedTo(Map<String, String> environment, String programPath) {
    Map<String, String> variables = new HashMap<>(environment);
    variables.remove(VARIABLE); // of a runner that runs this one, perhaps
    variables.put(VARIABLE, classPath(path(OwnJar.class), path(Json.class), programPath));
    return variables;
  }

  /**
   * One jar, or the whole class path of the program where the core does not lie in that jar.
   *
   * @param runner the jar of the runner, where it has one
   * @param core the jar of the core, likewise
   * @param programPath entries that may be relative to the current directory
   */
  static String classPath(Optional<Path> runner, Optional<Path> core, String programPath) {
    if (runner.isPresent() && runner.equals(core)) {
      return runner.get().toString();
    }
    return Stream.of(programPath.split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
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
