package io.graflag.api.config;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was installed with this program: the runner, the evaluator and the examples.
 *
 * @param home the directory of a distribution or a built checkout; empty in a program that embeds
 *     the SDK and finds runner and evaluator on its class path
 * @param classPath the class path of this program
 */
public record Installation(Optional<Path> home, String classPath) {

  /** Makes the class path absolute: runner and evaluator are started in other directories. */
  public Installation {
    classPath =
        Arrays.stream(classPath.split(File.pathSeparator))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
  }

  /** The system property in which the launcher says where it lies. */
  public static final String HOME_PROPERTY = "graflag.home";

  /**
   * The installation of a running program.
   *
   * @param home value of {@link #HOME_PROPERTY}, or null
   * @param classPath value of {@code java.class.path}
   */
  public static Installation of(String home, String classPath) {
    return new Installation(Optional.ofNullable(home).map(Path::of), classPath);
  }

  /** The same from the system properties. */
  public static Installation of(Properties properties) {
    return of(properties.getProperty(HOME_PROPERTY), properties.getProperty("java.class.path"));
  }

  /** The runner. */
  public JavaProgram runner() {
    return program("graflag-runner", "io.graflag.runner.Main");
  }

  /** The evaluator. */
  public JavaProgram evaluator() {
    return program("graflag-evaluator", "io.graflag.evaluator.Main");
  }

  /** The runner with a Java of its own, for images; absent where it was not built. */
  public Optional<Path> runnerBundle() {
    return home.stream()
        .flatMap(
            root ->
                Stream.of(
                    root.resolve("libs").resolve("graflag_runner"),
                    root.resolve("bundle").resolve("target").resolve("graflag_runner")))
        .filter(Files::isDirectory)
        .findFirst();
  }

  /** The example methods and datasets, laid out as SHARED_DIR. */
  public Optional<Path> exampleShare() {
    return home.map(path -> path.resolve("examples").resolve("shared")).filter(Files::isDirectory);
  }

  private JavaProgram program(String module, String mainClass) {
    String jar = module + ".jar";
    Optional<Path> found =
        home.stream()
            .flatMap(
                root ->
                    Stream.of(
                        root.resolve("lib").resolve(jar),
                        root.resolve(module).resolve("target").resolve(jar)))
            .filter(Files::isRegularFile)
            .findFirst();
    if (found.isPresent()) {
      return new JavaProgram.Jar(found.get());
    }
    String entry = mainClass.replace('.', '/') + ".class";
    if (Installation.class.getClassLoader().getResource(entry) != null) {
      return new JavaProgram.OnClassPath(mainClass, classPath);
    }
    throw GraflagException.of(
        Kind.NOT_FOUND,
        "Cannot find "
            + jar
            + home.map(root -> " under " + root).orElse(" on the class path")
            + ".",
        home.isPresent()
            ? "Build it: ./mvnw -DskipTests package"
            : "Add io.graflag:" + module + " to the runtime dependencies of the program.");
  }
}
