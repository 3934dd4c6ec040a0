package io.graflag.api.authoring;

import java.util.List;
import java.util.Optional;

/**
 * How a method stands to the contract.
 *
 * @param method name of its directory
 * @param directory where it lies
 * @param listed whether a run finds it by its name alone
 * @param sharedDir the SHARED_DIR with which a run finds it; empty where its name is enough, or
 *     where the directory does not lie under methods/
 * @param ready whether no check found an error
 * @param dataset what it was tried on; empty where it was not
 * @param checks all points, in the order they were looked at
 * @param output the last lines of the method, where a run of it failed
 * @param keptIn where the experiments lie; empty where they were deleted
 */
public record MethodReport(
    String method,
    String directory,
    boolean listed,
    Optional<String> sharedDir,
    boolean ready,
    Optional<String> dataset,
    List<Check> checks,
    List<String> output,
    Optional<String> keptIn) {
  public MethodReport {
    checks = List.copyOf(checks);
    output = List.copyOf(output);
  }

  /** How many checks came out at a level. */
  public long count(Check.Level level) {
    return checks.stream().filter(check -> check.level() == level).count();
  }
}
