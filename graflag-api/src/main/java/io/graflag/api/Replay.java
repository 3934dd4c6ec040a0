package io.graflag.api;

import java.nio.file.Path;
import java.util.List;

/**
 * A recorded run, as a request that makes it again.
 *
 * @param from the record, a service_config.json
 * @param experiment name of the recorded experiment
 * @param request what to run; every recorded parameter has its recorded value
 * @param differences what is not as it was, and cannot be made so
 */
public record Replay(
    Path from, String experiment, RunRequest request, List<Difference> differences) {

  public Replay {
    differences = List.copyOf(differences);
  }
}
