package io.graflag.runner.process;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Starts the method, with its output going straight to a file.
 *
 * <p>The operating system appends what it writes, so nothing is lost whatever is killed, and a
 * reader that is slow or gone never holds the method up.
 */
public final class ChildProcess {
  private ChildProcess() {}

  /**
   * Starts a shell command line with its standard input closed.
   *
   * @param line for {@code /bin/sh -c}
   * @param directory where it runs
   * @param environment all its variables
   * @param output the file to which its standard output and standard error are appended
   * @throws IOException where it cannot be started
   */
  public static Process start(
      String line, Path directory, Map<String, String> environment, Path output)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(List.of("/bin/sh", "-c", line))
            .directory(directory.toFile())
            .redirectInput(Redirect.from(new File("/dev/null")))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(output.toFile()));
    apply(environment, builder.environment());
    return builder.start();
  }

  private static void apply(Map<String, String> wanted, Map<String, String> inherited) {
    // Variables that stay as they are must not be set again: inherited bytes survive as they are,
    // but a text made of them need not be the same bytes in every locale.
    inherited.keySet().removeIf(name -> !wanted.containsKey(name));
    wanted.forEach(
        (name, value) -> {
          if (!value.equals(inherited.get(name))) {
            inherited.put(name, value);
          }
        });
  }
}
