package io.graflag.api.engine;

import io.graflag.api.storage.ExperimentScan;
import io.graflag.api.swarm.Swarm;
import io.graflag.api.swarm.SwarmNode;
import io.graflag.api.swarm.SwarmService;
import io.graflag.api.swarm.SwarmTask;
import io.graflag.api.swarm.TaskState;
import io.graflag.core.experiment.LocalProcess;
import io.graflag.core.experiment.ServiceDetails;
import io.graflag.core.experiment.StateFacts.Service;
import io.graflag.core.experiment.SwarmRecord;
import io.graflag.core.experiment.TaskEnd;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The services of runs, their tasks and the nodes at one moment: three calls, however many there
 * are.
 */
final class SwarmView implements Engine.Look {
  /** For so long no node may suffice before a run is given up (contract, section 5). */
  static final Duration NO_NODE = Duration.ofMinutes(5);

  /** Swarm's words for a task whose node lost what the task had reserved. */
  private static final String NO_RESOURCES = "assigned node no longer meets constraints";

  /**
   * A service with its task.
   *
   * @param service the service
   * @param task its newest task; Swarm may not have made one yet
   */
  record Run(SwarmService service, Optional<SwarmTask> task) {}

  private final Map<String, Run> runs;
  private final Map<String, SwarmNode> nodes;
  private final OffsetDateTime now;

  private SwarmView(Map<String, Run> runs, Map<String, SwarmNode> nodes, OffsetDateTime now) {
    this.runs = runs;
    this.nodes = nodes;
    this.now = now;
  }

  /**
   * Asks a Swarm.
   *
   * @param label the label whose value is the name of the experiment
   * @param now the time there
   */
  static SwarmView of(Swarm swarm, String label, OffsetDateTime now) {
    // A task that is made meanwhile belongs to a service that was there before, or is not seen.
    List<SwarmService> services = swarm.services(label);
    Map<String, SwarmTask> newest = new LinkedHashMap<>();
    swarm.tasks(label).forEach(task -> newest.putIfAbsent(task.serviceId(), task));
    Map<String, SwarmNode> nodes = new LinkedHashMap<>();
    swarm.nodes().forEach(node -> nodes.put(node.id(), node));
    Map<String, Run> runs = new LinkedHashMap<>();
    services.forEach(
        service ->
            runs.put(
                service.labels().getOrDefault(label, ""),
                new Run(service, Optional.ofNullable(newest.get(service.id())))));
    return new SwarmView(runs, nodes, now);
  }

  /** The service of an experiment. */
  Optional<Run> run(String experiment) {
    return Optional.ofNullable(runs.get(experiment));
  }

  /** All services, by experiment. */
  Map<String, Run> runs() {
    return runs;
  }

  @Override
  public Service service(ExperimentScan scan) {
    Optional<LocalProcess> process = scan.details().flatMap(ServiceDetails::process);
    if (process.isPresent()) {
      return new Service.Unknown(
          "It was started without a cluster, on "
              + process.get().host()
              + "; ask there, with: --engine local");
    }
    return run(scan.name().value()).map(this::service).orElse(new Service.Absent(false));
  }

  /** What stands for the service of a run. */
  Service service(Run run) {
    if (run.task().isEmpty()) {
      return new Service.Waiting("Swarm has made no task of it yet.");
    }
    SwarmTask task = run.task().get();
    if (isLost(task)) {
      return new Service.NodeLost(nodeName(task).orElse("of its task"));
    }
    if (task.state().isOver()) {
      return new Service.Ended(end(task));
    }
    if (!task.state().isWaiting()) {
      return new Service.Running();
    }
    String message = task.error().orElse(task.message());
    Optional<String> hopeless =
        task.nodeId().isEmpty() ? hopeless(run.service(), task) : Optional.empty();
    return hopeless
        .<Service>map(why -> new Service.Unplaced(why + " Swarm says: " + message + "."))
        .orElse(new Service.Waiting(message));
  }

  /**
   * Swarm leaves the state of a task whose node is gone as it was, or, where the task has reserved
   * something, takes the node for one that has nothing any more.
   */
  private boolean isLost(SwarmTask task) {
    boolean givenUp =
        task.state().isOver()
            ? task.error().equals(Optional.of(NO_RESOURCES))
            : task.desired().compareTo(TaskState.RUNNING) > 0;
    return givenUp
        && task.nodeId().map(nodes::get).map(node -> node.state().equals("down")).orElse(false);
  }

  private Optional<String> hopeless(SwarmService service, SwarmTask task) {
    Duration waited = Duration.between(task.createdAt(), now);
    Optional<Duration> patience =
        Optional.ofNullable(service.labels().get(RunService.MAX_WAIT))
            .filter(text -> text.matches("\\d{1,9}"))
            .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    if (patience.isPresent() && waited.compareTo(patience.get()) >= 0) {
      return Optional.of(
          "No node took it within the " + patience.get().toSeconds() + " s that it may wait.");
    }
    List<SwarmNode> large =
        nodes.values().stream().filter(node -> suffices(node, service)).toList();
    boolean isPossible = large.stream().anyMatch(SwarmNode::isReady);
    boolean isLong = waited.compareTo(NO_NODE) >= 0 && large.stream().allMatch(this::isOld);
    return isPossible || !isLong
        ? Optional.empty()
        : Optional.of("No ready node could ever take it, for five minutes now.");
  }

  /** Whether a node has been as it is for so long that it counts. */
  private boolean isOld(SwarmNode node) {
    return Duration.between(node.changedAt(), now).compareTo(NO_NODE) >= 0;
  }

  private static boolean suffices(SwarmNode node, SwarmService service) {
    return node.gpus() >= service.gpus()
        && node.nanoCpus() >= service.nanoCpus()
        && node.memoryBytes() >= service.memoryBytes();
  }

  private static TaskEnd end(SwarmTask task) {
    Optional<Integer> code =
        task.exitCode().isPresent() ? Optional.of(task.exitCode().getAsInt()) : Optional.empty();
    return TaskEnd.of(task.state().word(), task.error(), code).orElseThrow();
  }

  private Optional<String> nodeName(SwarmTask task) {
    return task.nodeId().map(nodes::get).map(SwarmNode::hostname);
  }

  /** The record of a service, as it is now. */
  SwarmRecord record(Run run) {
    SwarmService service = run.service();
    String image = service.image();
    int at = image.indexOf('@');
    Optional<SwarmTask> over = run.task().filter(task -> task.state().isOver());
    return new SwarmRecord(
        service.id(),
        Optional.of(service.createdAt()),
        image,
        at < 0 ? Optional.empty() : Optional.of(image.substring(at + 1)),
        run.task().map(this::worker),
        run.task().flatMap(SwarmTask::error),
        run.task()
            .map(SwarmTask::exitCode)
            .filter(code -> code.isPresent())
            .map(code -> code.getAsInt()),
        over.map(SwarmTask::changedAt));
  }

  private SwarmRecord.Worker worker(SwarmTask task) {
    return new SwarmRecord.Worker(
        task.nodeId().orElse(""),
        nodeName(task),
        task.id(),
        task.state().word(),
        task.desired().word());
  }
}
