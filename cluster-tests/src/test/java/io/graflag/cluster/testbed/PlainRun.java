package io.graflag.cluster.testbed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A run of a method by the docker command alone: what a run on a cluster comes down to.
 *
 * @param cluster where it runs
 * @param method the name of the method, whose files are in SHARED_DIR
 * @param service the name of the service, and of the experiment
 */
public record PlainRun(TestCluster cluster, String method, String service) {

  /** Builds the method's image in the manager, and gives it to the registry. */
  public PlainRun build() {
    MethodImage.push(cluster, method);
    return this;
  }

  /** Creates the service, as a run does, and waits for the end of its task. */
  public Swarm.Task run(String dataset, Map<String, String> parameters, String... options) {
    cluster.shared().remove(experiment());
    cluster.shared().write(experiment() + "/note", "claimed\n");
    List<String> all =
        new ArrayList<>(
            List.of(
                "service create --quiet --detach --init --network host --restart-condition none"
                    .split(" ")));
    all.addAll(List.of("--name", service));
    all.addAll(List.of("--mount", "type=bind,source=/shared,target=/shared"));
    variables(dataset, parameters).forEach(variable -> all.addAll(List.of("--env", variable)));
    all.addAll(List.of(options));
    all.add(MethodImage.name(cluster, method));
    cluster.swarm().docker(all.toArray(String[]::new));
    return cluster.swarm().awaitEnd(service);
  }

  /** A file that it has left, by its path in SHARED_DIR. */
  public String file(String name) {
    return experiment() + "/" + name;
  }

  private Stream<String> variables(String dataset, Map<String, String> parameters) {
    Stream<String> own =
        Stream.of(
            "METHOD_NAME=" + method,
            "DATA=" + SharedFolder.PATH + "/datasets/" + dataset + "/",
            "EXP=" + SharedFolder.PATH + "/" + experiment() + "/");
    Stream<String> command =
        cluster
            .shared()
            .text("methods/" + method + "/.env")
            .lines()
            .filter(line -> line.matches("(COMMAND|SUPPORTED_DATASETS|MONITOR_INTERVAL|_\\w+)=.*"));
    Stream<String> set =
        parameters.entrySet().stream().map(one -> "_" + one.getKey() + "=" + one.getValue());
    return Stream.of(own, command, set).flatMap(all -> all);
  }

  private String experiment() {
    return "experiments/" + service;
  }
}
