package io.graflag.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a run would be; nothing of it is created.
 *
 * @param method name of the method
 * @param dataset name of the dataset
 * @param experiment what the name of the experiment would look like
 * @param ready whether every check passed, perhaps with a warning
 * @param checks what was looked at, in order
 * @param warnings what looks like a mistake
 * @param command the shell command line that would be executed; empty where it cannot be known
 * @param workingDirectory where it would run
 * @param variables what would be set for it, sorted by name
 * @param inherited how many variables it would get beside those
 * @param timeoutSeconds limit on its time
 */
public record RunPreview(
    String method,
    String dataset,
    String experiment,
    boolean ready,
    List<RunCheck> checks,
    List<String> warnings,
    Optional<String> command,
    Optional<Path> workingDirectory,
    List<RunVariable> variables,
    int inherited,
    Optional<Long> timeoutSeconds) {

  public RunPreview {
    checks = List.copyOf(checks);
    warnings = List.copyOf(warnings);
    variables = List.copyOf(variables);
  }
}
