package io.graflag.api.swarm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service to create: one task, started once, on the network of its node.
 *
 * @param name its name; 63 characters at most, no dot
 * @param image the image, by digest where it must not change
 * @param entrypoint in place of the image's entry point; empty for the image's own
 * @param arguments in place of the image's command; empty for the image's own
 * @param labels labels of the service and of its container
 * @param variables variables of the environment; values may hold anything but NUL
 * @param mounts directories of the node
 * @param volumes named volumes, by where they are mounted
 * @param gpus how many GPUs to reserve
 * @param nanoCpus processors to reserve and to limit to, in billionths
 * @param memoryBytes memory to reserve and to limit to
 * @param stopGraceSeconds how long a task may take to end by itself
 * @param constraints where it may be placed: {@code node.role==manager}
 * @param hostPorts ports published on the node itself
 * @param restart whether a task that ended is started again
 */
public record ServiceSpec(
    String name,
    String image,
    Optional<List<String>> entrypoint,
    Optional<List<String>> arguments,
    Map<String, String> labels,
    Map<String, String> variables,
    List<BindMount> mounts,
    Map<String, String> volumes,
    int gpus,
    Optional<Long> nanoCpus,
    Optional<Long> memoryBytes,
    int stopGraceSeconds,
    List<String> constraints,
    List<Integer> hostPorts,
    boolean restart) {

  public ServiceSpec {
    entrypoint = entrypoint.map(List::copyOf);
    arguments = arguments.map(List::copyOf);
    labels = Map.copyOf(labels);
    variables = new LinkedHashMap<>(variables);
    mounts = List.copyOf(mounts);
    volumes = Map.copyOf(volumes);
    constraints = List.copyOf(constraints);
    hostPorts = List.copyOf(hostPorts);
  }
}
