package io.graflag.api.engine;

import io.graflag.core.ExperimentDirectory;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that an engine needs to start a run.
 *
 * @param name name of the service, which is the experiment's
 * @param experiment the claimed directory
 * @param method the directory of the method
 * @param passEnvArgs whether the runner turns parameters into arguments
 * @param variables the variables of the service
 */
public record RunPlan(
    String name,
    ExperimentDirectory experiment,
    Path method,
    boolean passEnvArgs,
    Map<String, String> variables) {

  public RunPlan {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }
}
