package io.graflag.runner;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.method.DatasetPattern;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the runner is told by its environment and its arguments.
 *
 * @param data directory of the dataset
 * @param experiment directory of the experiment; exists and can be written
 * @param methodName name of the method
 * @param command shell command line of the method
 * @param passParameters whether variables {@code _NAME} become flags of the command
 * @param monitorInterval time between two samples of resources
 * @param supportedDatasets which datasets the method supports; empty for all
 * @param methodDirectory where the method runs
 * @param timeout how long the method may run
 * @param stopGrace time between SIGTERM and SIGKILL
 * @param resultsFrom the CSV and type of a method that writes no results.json
 */
public record RunnerConfig(
    Path data,
    Path experiment,
    String methodName,
    String command,
    boolean passParameters,
    Duration monitorInterval,
    List<DatasetPattern> supportedDatasets,
    Path methodDirectory,
    Optional<Duration> timeout,
    Duration stopGrace,
    Optional<CsvResults> resultsFrom) {
  /** The flag that makes variables {@code _NAME} flags of the command. */
  static final String PASS_ENV_ARGS = "--pass-env-args";

  private static final double NANOS_PER_SECOND = 1e9;

  /** A year: longer is a mistake, and nothing overflows. */
  private static final double LONGEST_SECONDS = 366 * 86_400.0;

  /** More would keep a stopped run, and whoever waits for it, for no good. */
  private static final double LONGEST_GRACE_SECONDS = 3600;

  /**
   * Reads the variables and arguments.
   *
   * @throws GraflagException USAGE, with all problems at once
   */
  public static RunnerConfig from(Map<String, String> environment, List<String> arguments) {
    List<String> problems = new ArrayList<>();
    Variables variables = new Variables(environment, problems);
    for (String argument : arguments) {
      if (!argument.equals(PASS_ENV_ARGS)) {
        problems.add("the argument '" + argument + "' is unknown");
      }
    }
    RunnerConfig config =
        new RunnerConfig(
            variables.path("DATA"),
            variables.experiment(),
            variables.required("METHOD_NAME"),
            variables.required("COMMAND"),
            arguments.contains(PASS_ENV_ARGS),
            variables.seconds("MONITOR_INTERVAL", LONGEST_SECONDS).orElse(Duration.ofSeconds(1)),
            variables.text("SUPPORTED_DATASETS").map(DatasetPattern::parseList).orElse(List.of()),
            variables.methodDirectory(),
            variables.seconds("GRAFLAG_TIMEOUT_SECONDS", LONGEST_SECONDS),
            variables
                .seconds("GRAFLAG_STOP_GRACE_SECONDS", LONGEST_GRACE_SECONDS)
                .orElse(Duration.ofSeconds(10)),
            variables.resultsFrom());
    if (!problems.isEmpty()) {
      throw GraflagException.of(
          Kind.USAGE,
          "Cannot run the method: " + String.join("; ", problems) + ".",
          "The runner is told everything by variables; see --help.");
    }
    return config;
  }

  /** Name of the dataset: the last part of DATA. */
  public String dataset() {
    Path name = data.toAbsolutePath().normalize().getFileName();
    return name == null ? "" : name.toString();
  }

  /** Variables by name; what is wrong with one is added to the problems. */
  private record Variables(Map<String, String> values, List<String> problems) {

    Optional<String> text(String name) {
      return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    String required(String name) {
      return text(name).orElseGet(() -> problem(name + " is not set"));
    }

    Path path(String name) {
      return Path.of(required(name));
    }

    Path experiment() {
      Path path = path("EXP");
      if (text("EXP").isPresent()) {
        if (!Files.isDirectory(path)) {
          problem("EXP is " + path + ", which is no directory");
        } else if (!Files.isWritable(path)) {
          problem("EXP is " + path + ", which cannot be written");
        }
      }
      return path;
    }

    Path methodDirectory() {
      Path path = Path.of(text("METHOD_DIR").orElse(""));
      if (!Files.isDirectory(path)) {
        problem("METHOD_DIR is " + path + ", which is no directory");
      }
      return path.toAbsolutePath();
    }

    Optional<Duration> seconds(String name, double longest) {
      Optional<String> text = text(name);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      double seconds;
      try {
        seconds = Double.parseDouble(text.get().strip());
      } catch (NumberFormatException e) {
        seconds = Double.NaN;
      }
      if (!(seconds >= 0.001 && seconds <= longest)) {
        problem(name + " is '" + text.get() + "', not seconds from 0.001 to " + (long) longest);
        return Optional.empty();
      }
      return Optional.of(Duration.ofNanos(Math.round(seconds * NANOS_PER_SECOND)));
    }

    Optional<CsvResults> resultsFrom() {
      Optional<String> name = text("RESULTS_FROM");
      if (name.isEmpty()) {
        return Optional.empty();
      }
      try {
        return Optional.of(CsvResults.of(name.get().strip(), text("RESULT_TYPE").orElse("")));
      } catch (GraflagException e) {
        problem("RESULTS_FROM is '" + name.get() + "': " + e.getMessage());
        return Optional.empty();
      }
    }

    private String problem(String text) {
      problems.add(text);
      return "";
    }
  }
}
