package io.graflag.api.config;

import java.nio.file.Path;
import java.util.List;

/** A Java program that can be started as a process of its own. */
public sealed interface JavaProgram {

  /** The arguments of {@code java} that name the program. */
  List<String> arguments();

  /**
   * An executable jar.
   *
   * @param path where it lies
   */
  record Jar(Path path) implements JavaProgram {
    @Override
    public List<String> arguments() {
      return List.of("-jar", path.toString());
    }
  }

  /**
   * A main class on the class path of this program.
   *
   * @param mainClass its full name
   * @param classPath the class path
   */
  record OnClassPath(String mainClass, String classPath) implements JavaProgram {
    @Override
    public List<String> arguments() {
      return List.of("-cp", classPath, mainClass);
    }
  }
}
