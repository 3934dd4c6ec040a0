package io.graflag.datasets.generate;

import io.graflag.core.GraflagException;
import java.nio.file.Path;

/**
 * Writes the sample datasets anew: {@code java ... io.graflag.datasets.generate.Main DIRECTORY}.
 */
public final class Main {
  private Main() {}

  /**
   * Writes the samples.
   *
   * @param arguments the directory of datasets, such as {@code examples/shared/datasets}
   */
  public static void main(String[] arguments) {
    if (arguments.length != 1) {
      System.err.println("error: expected one argument, found " + arguments.length + ".");
      System.err.println("hint: name the directory of datasets: examples/shared/datasets");
      System.exit(2);
    }
    try {
      Samples.write(Path.of(arguments[0]));
    } catch (GraflagException e) {
      System.err.println("error: " + e.getMessage());
      e.hint().ifPresent(hint -> System.err.println("hint: " + hint));
      System.exit(1);
    }
  }
}
