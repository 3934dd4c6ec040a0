package io.graflag.examples;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.runner.ResultWriter;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a run finds its dataset and leaves its results.
 *
 * @param variables the environment; the runner sets DATA, EXP and METHOD_NAME
 */
public record RunDirectories(Map<String, String> variables) {

  public RunDirectories {
    variables = Map.copyOf(variables);
  }

  /** The directory of the dataset; USAGE where DATA is not set. */
  public Path data() {
    String path = variables.get("DATA");
    if (path == null || path.isBlank()) {
      throw GraflagException.of(
          Kind.USAGE,
          "The variable DATA, which names the directory of the dataset, is not set.",
          "The runner sets it; by hand, write DATA=shared/datasets/sample_stream/ in front.");
    }
    return Path.of(path);
  }

  /** The writer of the results; USAGE where EXP is not set, NOT_FOUND where it is no directory. */
  public ResultWriter results() {
    return ResultWriter.from(variables);
  }

  /** The name of the dataset, which is that of its directory. */
  public String dataset() {
    return data().toAbsolutePath().normalize().getFileName().toString();
  }

  /** The name of the method's directory, or the given one without the runner. */
  public String method(String command) {
    return variables.getOrDefault("METHOD_NAME", command);
  }
}
