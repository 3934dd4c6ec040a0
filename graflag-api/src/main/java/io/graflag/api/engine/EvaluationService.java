package io.graflag.api.engine;

import io.graflag.api.EvaluationOptions;
import io.graflag.api.ServiceInfo;
import io.graflag.api.ssh.Argv;
import io.graflag.api.ssh.Finished;
import io.graflag.api.swarm.BindMount;
import io.graflag.api.swarm.ServiceSpec;
import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.experiment.StateFacts.Service;
import io.graflag.core.experiment.TaskEnd;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The evaluator as a service: it reads SHARED_DIR and writes the experiment's own eval/ alone. */
final class EvaluationService {
  /** The label of every evaluation: the name of its experiment. */
  static final String EVALUATION = "graflag.evaluation";

  private static final String INSIDE = "/shared";
  private static final int LINES = 1_000_000;
  private static final int GRACE_SECONDS = 10;
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);

  /** A node that takes it at once needs less, unless it has to fetch the image. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Whoever waits for an evaluation sees its end well within this time. */
  private static final Duration UNCLAIMED = Duration.ofMinutes(1);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  /** Exits with 4 where it is a link. */
  private static final String MAKE_DIRECTORY = "[ ! -L \"$1\" ] || exit 4; mkdir -p -- \"$1\"";

  private static final int LINK = 4;

  private final ManagerAccess manager;
  private final EvaluatorImage image;

  EvaluationService(ManagerAccess manager, ImageBuild builds) {
    this.manager = manager;
    this.image = new EvaluatorImage(manager, builds);
  }

  /**
   * Evaluates an experiment and waits for the end.
   *
   * @param options how to evaluate
   * @param output takes each line that the evaluator prints
   * @throws GraflagException FAILED with the evaluator's own message, CONFLICT while another
   *     evaluation of it goes on, or INTERRUPTED
   */
  void evaluate(
      ExperimentDirectory experiment, EvaluationOptions options, Consumer<String> output) {
    String reference = image.deployed(output);
    makeDirectory(experiment);
    BindMount own =
        new BindMount(
            experiment.evaluationDirectory().toString(), inside(experiment) + "/eval", false);
    run(experiment, options.arguments(), reference, List.of(shared(), own), output);
  }

  /**
   * Verifies an experiment and waits for the end; nothing of SHARED_DIR can be written.
   *
   * @param output takes each line that the evaluator prints
   * @throws GraflagException as {@link #evaluate} does
   */
  void verify(ExperimentDirectory experiment, Consumer<String> output) {
    run(experiment, EvaluatorProcess.VERIFY, image.deployed(output), List.of(shared()), output);
  }

  private void run(
      ExperimentDirectory experiment,
      List<String> options,
      String image,
      List<BindMount> mounts,
      Consumer<String> output) {
    String id = create(experiment, options, image, mounts);
    try {
      TaskEnd end = await(experiment.name(), id, output);
      List<String> lines = log(id).lines().toList();
      lines.forEach(output);
      if (!end.complete()) {
        throw failed(experiment, end, lines);
      }
    } finally {
      remove(id);
    }
  }

  /** A node that is gone keeps its logs; how the evaluation ended is known all the same. */
  private String log(String id) {
    try {
      return new String(manager.swarm().log(id, LINES), StandardCharsets.UTF_8);
    } catch (GraflagException e) {
      if (e.kind() == Kind.INTERRUPTED) {
        throw e;
      }
      return "What the evaluator printed could not be read: " + e.getMessage();
    }
  }

  /** Evaluations that have been over for a while, so that nobody waits for them any more. */
  List<ServiceInfo> ended() {
    SwarmView view = view();
    OffsetDateTime past = manager.now().minus(UNCLAIMED);
    return view.runs().values().stream()
        .filter(run -> isOver(view, run))
        .filter(run -> run.task().map(task -> task.changedAt().isBefore(past)).orElse(false))
        .map(SwarmView.Run::service)
        .map(
            service ->
                new ServiceInfo(
                    service.name(),
                    service.id(),
                    service.image(),
                    "0/1",
                    "ended",
                    Optional.empty()))
        .toList();
  }

  private SwarmView view() {
    return SwarmView.of(manager.swarm(), EVALUATION, manager.now());
  }

  private static boolean isOver(SwarmView view, SwarmView.Run run) {
    Service service = view.service(run);
    return service instanceof Service.Ended || service instanceof Service.NodeLost;
  }

  private void remove(String id) {
    // An interrupt ends the waiting, not the tidying.
    boolean interrupted = Thread.interrupted();
    try {
      manager.swarm().remove(id);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private BindMount shared() {
    return new BindMount(manager.sharedDir().toString(), INSIDE, true);
  }

  private static String inside(ExperimentDirectory experiment) {
    return INSIDE + "/experiments/" + experiment.name();
  }

  private String create(
      ExperimentDirectory experiment, List<String> options, String image, List<BindMount> mounts) {
    String name = experiment.name();
    List<String> arguments = new ArrayList<>(options);
    arguments.add(inside(experiment));
    ServiceSpec spec =
        new ServiceSpec(
            ServiceName.ofEvaluation(name),
            image,
            Optional.empty(),
            Optional.of(arguments),
            Map.of(EVALUATION, name),
            Map.of(),
            mounts,
            Map.of(),
            0,
            Optional.empty(),
            Optional.empty(),
            GRACE_SECONDS,
            List.of(),
            List.of(),
            false);
    try {
      return manager.swarm().create(spec);
    } catch (GraflagException e) {
      if (Undoing.isNeeded(e)) {
        // Docker may have heard it all the same.
        throw Undoing.undone(
            e, () -> view().run(name).ifPresent(run -> manager.swarm().remove(run.service().id())));
      }
      if (e.kind() != Kind.CONFLICT) {
        throw e;
      }
      removeLeft(spec, e);
      return manager.swarm().create(spec);
    }
  }

  /** An evaluation whose client died has nobody else who removes it. */
  private void removeLeft(ServiceSpec spec, GraflagException conflict) {
    String name = spec.labels().get(EVALUATION);
    SwarmView view = view();
    Optional<SwarmView.Run> left = view.run(name);
    if (left.isPresent() && !isOver(view, left.get())) {
      throw new GraflagException(
          Kind.CONFLICT,
          name + " is being evaluated already: there is a service " + spec.name() + ".",
          "Wait for it, and evaluate again if need be.",
          conflict);
    }
    left.map(run -> run.service().id()).ifPresent(manager.swarm()::remove);
  }

  private TaskEnd await(String name, String id, Consumer<String> output) {
    Duration pause = SHORTEST_PAUSE;
    long start = System.nanoTime();
    boolean told = false;
    while (true) {
      Service service = look(name, id);
      if (service instanceof Service.Ended ended) {
        return ended.end();
      }
      if (service instanceof Service.NodeLost lost) {
        throw stranded(name, "the node " + lost.node() + " went down.");
      }
      if (service instanceof Service.Unplaced unplaced) {
        throw stranded(name, unplaced.message());
      }
      boolean isLate = System.nanoTime() - start > PATIENCE.toNanos();
      if (service instanceof Service.Waiting waiting && isLate && !told) {
        told = true;
        output.accept("Waiting for a node: " + waiting.message());
      }
      Waiting.pause(pause);
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
  }

  private Service look(String name, String id) {
    SwarmView view = view();
    return view.run(name)
        .filter(run -> run.service().id().equals(id))
        .map(view::service)
        .orElseThrow(() -> stranded(name, "somebody removed its service."));
  }

  private static GraflagException stranded(String name, String why) {
    return GraflagException.of(
        Kind.FAILED, "Evaluating " + name + " did not end: " + why, "Evaluate it again.");
  }

  private static GraflagException failed(
      ExperimentDirectory experiment, TaskEnd end, List<String> lines) {
    String words = end.exitCode().map(code -> "exit code " + code).orElse(end.message());
    return EvaluatorProcess.failed(experiment, words, lines);
  }

  private void makeDirectory(ExperimentDirectory experiment) {
    Path directory = experiment.evaluationDirectory();
    Finished finished =
        manager.shell().run(Argv.of("sh", "-c", MAKE_DIRECTORY, "graflag", directory.toString()));
    if (finished.exitCode() == LINK) {
      throw LocalEngine.linked(experiment);
    }
    if (!finished.succeeded()) {
      throw GraflagException.of(
          Kind.STORAGE, "Cannot create " + directory + ": " + finished.errors().strip());
    }
  }
}
