package io.graflag.core.method;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.SharedLayout;
import io.graflag.core.result.ResultType;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A method as its {@code .env} describes it.
 *
 * @param name name of its directory, which is its identity
 * @param env the file
 */
public record MethodSpec(MethodName name, EnvFile env) {

  /**
   * Reads the {@code .env} of a method directory.
   *
   * @throws GraflagException NOT_FOUND or STORAGE
   */
  public static MethodSpec read(MethodName name, Path directory) {
    return new MethodSpec(name, EnvFile.read(SharedLayout.env(directory)));
  }

  /** Whether a variable is a parameter: an underscore and a letter. */
  public static boolean isParameter(String variable) {
    return variable.length() > 1
        && variable.charAt(0) == '_'
        && (isBetween(variable.charAt(1), 'a', 'z') || isBetween(variable.charAt(1), 'A', 'Z'));
  }

  /** One sentence on the method. */
  public Optional<String> description() {
    return value("DESCRIPTION");
  }

  /** Where its source code lies. */
  public Optional<String> sourceCode() {
    return value("SOURCE_CODE");
  }

  /** Commit of the upstream source. */
  public Optional<String> sourceRef() {
    return value("SOURCE_REF");
  }

  /** {@code upstream} or {@code reimplementation}. */
  public Optional<String> integration() {
    return value("INTEGRATION");
  }

  /** The shared image that stands in for one of its own. */
  public Optional<String> image() {
    return value("IMAGE");
  }

  /** The shell command line that runs it; INVALID_INPUT where the file has none. */
  public String command() {
    return value("COMMAND")
        .orElseThrow(
            () ->
                GraflagException.of(
                    Kind.INVALID_INPUT,
                    "The .env of method " + name + " has no COMMAND.",
                    "Add the command line that runs the method: COMMAND=python3 train.py"));
  }

  /** Which datasets it supports; empty for all. */
  public List<DatasetPattern> supportedDatasets() {
    return value("SUPPORTED_DATASETS").map(DatasetPattern::parseList).orElse(List.of());
  }

  /** The result type it declares; INVALID_INPUT where it names none of the nine. */
  public Optional<ResultType> resultType() {
    return value("RESULT_TYPE").map(ResultType::parse);
  }

  /** How many GPUs it wants by default; INVALID_INPUT where that is no whole number. */
  public OptionalInt gpus() {
    Optional<String> gpus = value("GPUS");
    if (gpus.isEmpty()) {
      return OptionalInt.empty();
    }
    if (!gpus.get().matches("\\d{1,6}")) {
      throw GraflagException.of(
          Kind.INVALID_INPUT, "GPUS of method " + name + " is '" + gpus.get() + "', not a number.");
    }
    return OptionalInt.of(Integer.parseInt(gpus.get()));
  }

  /** Its parameters with their defaults, names without underscore, in file order. */
  public Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    env.values().forEach((key, value) -> putParameter(parameters, key, value));
    return parameters;
  }

  /** The comment above each parameter that has one, by name without underscore. */
  public Map<String, String> parameterDescriptions() {
    Map<String, String> descriptions = new LinkedHashMap<>();
    env.comments().forEach((key, value) -> putParameter(descriptions, key, value));
    return descriptions;
  }

  private static void putParameter(Map<String, String> map, String key, String value) {
    if (isParameter(key)) {
      map.put(key.substring(1), value);
    }
  }

  private static boolean isBetween(char c, char first, char last) {
    return c >= first && c <= last;
  }

  private Optional<String> value(String key) {
    return Optional.ofNullable(env.values().get(key)).filter(text -> !text.isEmpty());
  }
}
