package io.graflag.api.engine;

import io.graflag.api.storage.MethodEntry;
import io.graflag.core.ExperimentDirectory;
import io.graflag.core.experiment.Limits;
import io.graflag.core.method.DatasetName;
import io.graflag.core.method.MethodName;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that an engine needs to start a run.
 *
 * @param name name of the service, which is the experiment's
 * @param experiment the claimed directory
 * @param method the method
 * @param dataset what it runs on
 * @param passEnvArgs whether the runner turns parameters into arguments
 * @param variables the variables of the service
 * @param tag tag of the image
 * @param image the image, once it is known
 * @param gpus how many GPUs to reserve
 * @param limits processors and memory
 * @param maxWait how long it may wait for a node
 */
public record RunPlan(
    String name,
    ExperimentDirectory experiment,
    MethodEntry method,
    DatasetName dataset,
    boolean passEnvArgs,
    Map<String, String> variables,
    String tag,
    Optional<RunImage> image,
    int gpus,
    Limits limits,
    Optional<Duration> maxWait) {

  public RunPlan {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }

  /** The name of the method. */
  public MethodName methodName() {
    return method.spec().orElseThrow().name();
  }

  /** The same run with its image. */
  public RunPlan with(Optional<RunImage> other) {
    return new RunPlan(
        name,
        experiment,
        method,
        dataset,
        passEnvArgs,
        variables,
        tag,
        other,
        gpus,
        limits,
        maxWait);
  }
}
