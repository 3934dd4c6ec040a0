package io.graflag.api.authoring;

import io.graflag.core.SharedLayout;
import io.graflag.core.method.EnvFile;
import io.graflag.core.method.MethodKey;
import io.graflag.core.method.MethodName;
import io.graflag.core.method.MethodSpec;
import io.graflag.core.method.ReservedVariable;
import io.graflag.core.result.ResultType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether the name and the {@code .env} are as they should be. */
final class EnvCheck {
  private static final String SUBJECT = ".env";
  private static final Pattern SECONDS = Pattern.compile("\\d{1,8}(\\.\\d+)?");

  /** What the original splits or expands on its way to the method. */
  private static final Pattern SPLIT_OR_EXPANDED = Pattern.compile("[\\s'\"$`\\\\]");

  private static final Pattern COMMENT_BEHIND = Pattern.compile("\\s#");

  private static final Pattern PARAMETER = Pattern.compile("_[A-Za-z][A-Za-z0-9_]*");

  private EnvCheck() {}

  /** Reads the method as its {@code .env} describes it; empty where that cannot be done. */
  static Optional<MethodSpec> read(MethodFolder method, Findings findings) {
    if (!MethodName.isValid(method.name())) {
      findings.error(
          "name",
          "The directory's name is no name of a method.",
          "Use lower-case letters and digits, with single '.', '_' or '-' between them.");
      return Optional.empty();
    }
    findings.ok("name", method.name() + " is a valid name.");
    Path file = SharedLayout.env(method.directory());
    if (!Files.isRegularFile(file)) {
      findings.error(
          SUBJECT,
          "There is no " + file + ".",
          "Write one with at least the line COMMAND=..., the command that runs the method.");
      return Optional.empty();
    }
    MethodName name = new MethodName(method.name());
    Optional<MethodSpec> spec =
        findings.readable(
            SUBJECT, "Write it as plain text.", () -> MethodSpec.read(name, method.directory()));
    spec.ifPresent(found -> check(found, findings));
    return spec;
  }

  private static void check(MethodSpec spec, Findings findings) {
    EnvFile env = spec.env();
    findings.ok(
        SUBJECT,
        "It holds %d keys, %d of them parameters."
            .formatted(env.values().size(), spec.parameters().size()));
    env.warnings()
        .forEach(
            warning ->
                findings.warning(SUBJECT, warning, "Write KEY=VALUE, or # before a comment."));
    checkName(spec, findings);
    checkKeys(env, findings);
    env.values().forEach((key, value) -> checkParameter(key, value, findings));
    checkValues(spec, findings);
  }

  private static void checkName(MethodSpec spec, Findings findings) {
    String stated = spec.env().values().getOrDefault("METHOD_NAME", "");
    // Published methods write it in upper case, and sync lowers it.
    if (!stated.toLowerCase(Locale.ROOT).equals(spec.name().value())) {
      findings.warning(
          "METHOD_NAME",
          stated.isEmpty()
              ? "It is not set."
              : "It is '" + stated + "', but the directory, which counts, is " + spec.name() + ".",
          "Write METHOD_NAME=" + spec.name() + ".");
    }
  }

  private static void checkKeys(EnvFile env, Findings findings) {
    TreeSet<String> unknown = new TreeSet<>(env.values().keySet());
    unknown.removeIf(key -> key.startsWith("_") || MethodKey.holds(key));
    for (String key : unknown) {
      findings.warning(
          SUBJECT,
          "The key " + key + " means nothing; the method sees it as a variable.",
          "If it is a parameter, call it _" + key + "; known keys are " + MethodKey.words() + ".");
    }
  }

  private static void checkParameter(String key, String value, Findings findings) {
    if (!key.startsWith("_")) {
      return;
    }
    if (!PARAMETER.matcher(key).matches()) {
      findings.warning(
          "parameters",
          key + " does not reach the method as a flag.",
          "Call it '_', a letter, and then letters, digits and '_'.");
    } else if (ReservedVariable.holds(key.substring(1))) {
      findings.error(
          "parameters",
          key.substring(1) + " is reserved, and nobody can set a parameter of that name.",
          "Give it another name.");
    } else if (COMMENT_BEHIND.matcher(value).find()) {
      findings.warning(
          "parameters",
          "The default of " + key.substring(1) + " is all of '" + value + "', with the '#'.",
          "Write comments in lines of their own, above the parameter.");
    } else if (SPLIT_OR_EXPANDED.matcher(value).find()) {
      findings.warning(
          "parameters",
          "The default of "
              + key.substring(1)
              + " holds a blank, a quote or '$', and reaches the method as it is, as one argument.",
          "Leave quotes out; GraFlag in Python would split and expand it.");
    }
  }

  private static void checkValues(MethodSpec spec, Findings findings) {
    Map<String, String> values = spec.env().values();
    String types =
        Arrays.stream(ResultType.values()).map(Enum::name).collect(Collectors.joining(", "));
    findings.readable("GPUS", "Write a whole number.", spec::gpus);
    Optional<Optional<ResultType>> type =
        findings.readable("RESULT_TYPE", "Use one of " + types + ".", spec::resultType);
    if (type.isPresent() && type.get().isEmpty()) {
      // Tables made by the runner carry no type of their own.
      if (values.containsKey("RESULTS_FROM")) {
        findings.error("RESULT_TYPE", "RESULTS_FROM needs it.", "Use one of " + types + ".");
      } else {
        findings.warning(
            "RESULT_TYPE",
            "It is not declared.",
            "Declare what results.json says, such as RESULT_TYPE=NODE_ANOMALY_SCORES.");
      }
    }
    String interval = values.getOrDefault("MONITOR_INTERVAL", "1");
    if (!SECONDS.matcher(interval).matches()) {
      findings.error(
          "MONITOR_INTERVAL", "'" + interval + "' is no number of seconds.", "Write 1.0, say.");
    }
  }
}
