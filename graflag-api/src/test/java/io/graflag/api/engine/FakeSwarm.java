package io.graflag.api.engine;

import io.graflag.api.swarm.DaemonInfo;
import io.graflag.api.swarm.ImageCommand;
import io.graflag.api.swarm.ServiceSpec;
import io.graflag.api.swarm.Swarm;
import io.graflag.api.swarm.SwarmNode;
import io.graflag.api.swarm.SwarmService;
import io.graflag.api.swarm.SwarmTask;
import io.graflag.api.swarm.TaskState;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.cluster.HostAddress;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** A Swarm that starts nothing: tests say where its tasks stand. */
final class FakeSwarm implements Swarm {
  static final OffsetDateTime START = OffsetDateTime.parse("2026-03-09T14:00:00Z");

  final List<SwarmNode> nodes = new ArrayList<>(List.of(node("a", 0)));
  final Map<String, ServiceSpec> created = new LinkedHashMap<>();
  final Map<String, SwarmTask> tasks = new LinkedHashMap<>();
  final List<String> removed = new ArrayList<>();
  final Map<String, String> digests = new LinkedHashMap<>();
  final List<String> inspected = new ArrayList<>();
  final List<String> held = new ArrayList<>();
  final List<String> pushed = new ArrayList<>();
  ImageCommand command = new ImageCommand(List.of(), List.of("run"), "/app");
  GraflagException failure;

  /** Thrown by a creation that happened all the same. */
  GraflagException lostAnswer;

  /** Happens once a service is created. */
  Runnable afterCreation = () -> {};

  /** What the registry answers for images that {@link #digests} does not name; null for nothing. */
  String otherDigest;

  String log = "";
  int calls;

  static SwarmNode node(String name, int gpus) {
    return node(name, gpus, "ready", START.minusDays(1));
  }

  static SwarmNode node(String name, int gpus, String state, OffsetDateTime changedAt) {
    return new SwarmNode(
        "id-" + name,
        name,
        "10.0.0.2",
        state.equals("ready"),
        state,
        "active",
        false,
        gpus == 0 ? Map.of() : Map.of(SwarmNode.GPU, gpus),
        4_000_000_000L,
        8L << 30,
        changedAt);
  }

  /** Puts the task of the only service somewhere. */
  void task(TaskState state, TaskState desired, String node, String message, Integer exitCode) {
    String service = created.keySet().iterator().next();
    tasks.put(
        service,
        new SwarmTask(
            "task-" + service,
            service,
            Optional.ofNullable(node).map(name -> "id-" + name),
            state,
            desired,
            message,
            state == TaskState.REJECTED || exitCode == null ? Optional.empty() : error(exitCode),
            exitCode == null ? OptionalInt.empty() : OptionalInt.of(exitCode),
            START,
            START.plusSeconds(30),
            0));
  }

  private static Optional<String> error(int exitCode) {
    return exitCode == 0 ? Optional.empty() : Optional.of("task: non-zero exit (" + exitCode + ")");
  }

  /** Has the task of the only service rejected. */
  void rejected(String node, String error) {
    task(TaskState.REJECTED, TaskState.SHUTDOWN, node, "", null);
    tasks.replaceAll(
        (service, task) ->
            new SwarmTask(
                task.id(),
                service,
                task.nodeId(),
                task.state(),
                task.desired(),
                "preparing",
                Optional.of(error),
                task.exitCode(),
                task.createdAt(),
                task.changedAt(),
                0));
  }

  private void called() {
    calls++;
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public DaemonInfo info() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void init(HostAddress advertised) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String workerToken() {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<SwarmNode> nodes() {
    called();
    return List.copyOf(nodes);
  }

  @Override
  public List<SwarmService> services(String label) {
    called();
    return created.entrySet().stream()
        .filter(entry -> entry.getValue().labels().containsKey(label))
        .map(entry -> service(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static SwarmService service(String id, ServiceSpec spec) {
    return new SwarmService(
        id,
        spec.name(),
        spec.image(),
        START,
        spec.labels(),
        spec.gpus(),
        spec.nanoCpus().orElse(0L),
        spec.memoryBytes().orElse(0L));
  }

  @Override
  public List<SwarmTask> tasks(String label) {
    called();
    return tasks.values().stream()
        .filter(
            task ->
                created.containsKey(task.serviceId())
                    && created.get(task.serviceId()).labels().containsKey(label))
        .toList();
  }

  @Override
  public String create(ServiceSpec spec) {
    called();
    if (created.values().stream().anyMatch(other -> other.name().equals(spec.name()))) {
      throw GraflagException.of(Kind.CONFLICT, "There is a service " + spec.name() + ".");
    }
    String id = "s" + (created.size() + removed.size() + 1);
    created.put(id, spec);
    afterCreation.run();
    if (lostAnswer != null) {
      throw lostAnswer;
    }
    return id;
  }

  @Override
  public void remove(String serviceId) {
    called();
    created.remove(serviceId);
    removed.add(serviceId);
  }

  @Override
  public AutoCloseable follow(String serviceId, Consumer<byte[]> output) {
    throw new UnsupportedOperationException();
  }

  @Override
  public byte[] log(String serviceId, int lines) {
    called();
    return log.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String digest(String image) {
    called();
    String digest = digests.getOrDefault(image, otherDigest);
    if (digest == null) {
      throw GraflagException.of(Kind.NOT_FOUND, "No image " + image + ".");
    }
    return digest;
  }

  @Override
  public ImageCommand command(String image) {
    called();
    inspected.add(image);
    return command;
  }

  @Override
  public Optional<ImageCommand> heldCommand(String image) {
    called();
    return held.contains(image) ? Optional.of(command) : Optional.empty();
  }

  @Override
  public void push(String image, Consumer<String> progress) {
    called();
    progress.accept("pushed");
    pushed.add(image);
    digests.put(image, "sha256:" + "1".repeat(64));
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
