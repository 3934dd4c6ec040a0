package io.graflag.api;

import static java.util.concurrent.CompletableFuture.supplyAsync;

import io.graflag.api.config.Configuration;
import io.graflag.api.setup.SharedState;
import io.graflag.api.ssh.Shell;
import io.graflag.api.swarm.Swarm;
import io.graflag.api.swarm.SwarmNode;
import io.graflag.api.swarm.SwarmService;
import io.graflag.api.swarm.SwarmTask;
import io.graflag.api.swarm.TaskState;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Sees a cluster in few calls: nodes, services, tasks and registry of Docker, and one of
 * SHARED_DIR.
 *
 * <p>What does not answer is said in the record; nothing is thrown for it.
 */
public final class ClusterView {
  private static final int QUESTIONS = 5;
  private static final double NANOS_PER_CPU = 1e9;

  private final Configuration configuration;
  private final Shell shell;
  private final Swarm swarm;
  private final Path sharedDir;
  private final String registry;

  /**
   * Prepares for it; nothing is asked yet.
   *
   * @param shell runs commands on the manager; stays open
   * @param swarm Docker on the manager; stays open
   * @param sharedDir SHARED_DIR, an absolute path of the manager
   * @param registry the registry as nodes name it, {@code host:5000}
   */
  public ClusterView(
      Configuration configuration, Shell shell, Swarm swarm, Path sharedDir, String registry) {
    this.configuration = configuration;
    this.shell = shell;
    this.swarm = swarm;
    this.sharedDir = sharedDir;
    this.registry = registry;
  }

  /** The whole picture. */
  public ClusterInfo info() {
    ExecutorService threads = Executors.newFixedThreadPool(QUESTIONS);
    try {
      return info(threads);
    } finally {
      threads.shutdown();
    }
  }

  /** None of the questions waits for another. */
  private ClusterInfo info(ExecutorService threads) {
    var nodes = supplyAsync(swarm::nodes, threads);
    var services = supplyAsync(() -> swarm.services(Swarm.EXPERIMENT), threads);
    var tasks = supplyAsync(() -> swarm.tasks(Swarm.EXPERIMENT), threads);
    var reached = supplyAsync(this::registry, threads);
    var shared = supplyAsync(() -> SharedState.read(shell, sharedDir), threads);
    List<String> problems = new ArrayList<>();
    List<SwarmNode> members = got(nodes::join, List.of(), problems);
    List<SwarmService> runs = got(services::join, List.of(), problems);
    List<SwarmTask> placed = got(tasks::join, List.of(), problems);
    boolean answers = problems.isEmpty();
    Optional<SharedState> state = got(() -> Optional.of(shared.join()), Optional.empty(), problems);
    Map<String, SwarmTask> newest = new LinkedHashMap<>();
    placed.forEach(task -> newest.putIfAbsent(task.serviceId(), task));
    return new ClusterInfo(
        configuration.managerIp(),
        answers || state.isPresent(),
        answers,
        members.stream()
            .map(node -> node(node, placed))
            .sorted(
                Comparator.comparing(ClusterInfo.Node::isManager)
                    .reversed()
                    .thenComparing(ClusterInfo.Node::hostname))
            .toList(),
        sharedDir + " on " + shell.describe(),
        state.map(ClusterView::contents).orElse(List.of()),
        runs.stream().map(run -> service(run, newest.get(run.id()))).toList(),
        problems.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", problems)),
        configuration.engine().name().toLowerCase(Locale.ROOT),
        configuration.file().map(Path::toString),
        got(() -> Optional.of(reached.join()), Optional.empty(), new ArrayList<>()),
        state.map(SharedState::freeBytes),
        state.map(ClusterView::libraries).orElse(List.of()));
  }

  private static <T> T got(Supplier<T> answer, T otherwise, List<String> problems) {
    try {
      return answer.get();
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof GraflagException own)) {
        throw e;
      }
      if (own.kind() == Kind.INTERRUPTED) {
        throw own;
      }
      String problem = own.getMessage() + own.hint().map(hint -> "\n" + hint).orElse("");
      if (!problems.contains(problem)) {
        problems.add(problem);
      }
      return otherwise;
    }
  }

  private ClusterInfo.Registry registry() {
    try {
      swarm.digest(registry + "/graflag-probe:1");
      return new ClusterInfo.Registry(registry, true, Optional.empty());
    } catch (GraflagException e) {
      if (e.kind() == Kind.INTERRUPTED) {
        throw e;
      }
      return e.kind() == Kind.NOT_FOUND
          ? new ClusterInfo.Registry(registry, true, Optional.empty())
          : new ClusterInfo.Registry(registry, false, Optional.of(e.getMessage()));
    }
  }

  private static ClusterInfo.Node node(SwarmNode node, List<SwarmTask> tasks) {
    int used =
        tasks.stream()
            .filter(task -> task.nodeId().filter(node.id()::equals).isPresent())
            .filter(task -> !task.state().isOver())
            .filter(task -> task.desired().compareTo(TaskState.RUNNING) <= 0)
            .mapToInt(SwarmTask::gpus)
            .sum();
    return new ClusterInfo.Node(
        node.hostname(),
        node.state(),
        node.availability(),
        node.isManager(),
        node.gpus(),
        used,
        node.takesTasks() ? Math.max(0, node.gpus() - used) : 0,
        node.address(),
        node.nanoCpus() / NANOS_PER_CPU,
        node.memoryBytes());
  }

  private static boolean isWaiting(SwarmTask task) {
    return task == null || task.state().isWaiting();
  }

  private static ServiceInfo service(SwarmService service, SwarmTask task) {
    boolean runs = task != null && task.state() == TaskState.RUNNING;
    return new ServiceInfo(
        service.name(),
        service.id(),
        service.image(),
        runs ? "1/1" : "0/1",
        isWaiting(task) ? "pending" : runs ? "running" : "ended",
        runs ? Optional.empty() : Optional.of(message(task)));
  }

  private static String message(SwarmTask task) {
    return task == null ? "Swarm has made no task of it yet" : task.error().orElse(task.message());
  }

  private static List<ClusterInfo.Content> contents(SharedState state) {
    return state.counts().entrySet().stream()
        .map(part -> new ClusterInfo.Content(part.getKey(), part.getValue()))
        .toList();
  }

  private static List<ClusterInfo.Library> libraries(SharedState state) {
    return state.libraries().entrySet().stream()
        .map(library -> new ClusterInfo.Library(library.getKey(), library.getValue()))
        .toList();
  }
}
