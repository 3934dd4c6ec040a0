package io.graflag.api.engine;

import io.graflag.api.EvaluationOptions;
import io.graflag.api.ServiceInfo;
import io.graflag.api.ssh.Argv;
import io.graflag.api.ssh.Finished;
import io.graflag.api.swarm.BindMount;
import io.graflag.api.swarm.ServiceSpec;
import io.graflag.api.swarm.SwarmTask;
import io.graflag.api.swarm.TaskState;
import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The evaluator as a service: it reads SHARED_DIR and writes the experiment's own eval/ alone.
 *
 * <p>Its image is made on the manager of what setup installed, once for each content.
 */
final class EvaluationService {
  /** The label of every evaluation: the name of its experiment. */
  static final String EVALUATION = "graflag.evaluation";

  private static final String INSIDE = "/shared";
  private static final int HASH_DIGITS = 16;
  private static final int LINES = 1_000_000;
  private static final int GRACE_SECONDS = 10;
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);

  /** A node that takes it at once needs less, unless it has to fetch the image. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  /** Exits with 3 where there is no directory, and with 4 where it is a link. */
  private static final String MAKE_DIRECTORY = "[ ! -L \"$1\" ] || exit 4; mkdir -p -- \"$1\"";

  /** Prints the SHA-256 over the names and contents of a directory's files. */
  private static final String HASH =
      "cd -- \"$1\" 2> /dev/null || exit 3; find . -type f -print0 | LC_ALL=C sort -z"
          + " | xargs -0 sha256sum | sha256sum";

  private static final int MISSING = 3;
  private static final int LINK = 4;

  private final ManagerAccess manager;
  private final ImageBuild builds;

  EvaluationService(ManagerAccess manager, ImageBuild builds) {
    this.manager = manager;
    this.builds = builds;
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
    String image = image(output);
    makeDirectory(experiment);
    BindMount own =
        new BindMount(
            experiment.evaluationDirectory().toString(), inside(experiment) + "/eval", false);
    run(experiment, options.arguments(), image, List.of(shared(), own), output);
  }

  /**
   * Verifies an experiment and waits for the end; nothing of SHARED_DIR can be written.
   *
   * @param output takes each line that the evaluator prints
   * @throws GraflagException as {@link #evaluate} does
   */
  void verify(ExperimentDirectory experiment, Consumer<String> output) {
    run(experiment, EvaluatorProcess.VERIFY, image(output), List.of(shared()), output);
  }

  private void run(
      ExperimentDirectory experiment,
      List<String> options,
      String image,
      List<BindMount> mounts,
      Consumer<String> output) {
    String id = create(experiment, options, image, mounts);
    try {
      SwarmTask task = await(id, output);
      String text = new String(manager.swarm().log(id, LINES), StandardCharsets.UTF_8);
      List<String> lines = text.lines().toList();
      lines.forEach(output);
      if (task.state() != TaskState.COMPLETE) {
        throw failed(experiment, task, lines);
      }
    } finally {
      remove(id);
    }
  }

  /** Evaluations that are over and that nobody removed. */
  List<ServiceInfo> ended() {
    Set<String> over =
        manager.swarm().tasks(EVALUATION).stream()
            .filter(task -> task.state().isOver())
            .map(SwarmTask::serviceId)
            .collect(Collectors.toSet());
    return manager.swarm().services(EVALUATION).stream()
        .filter(service -> over.contains(service.id()))
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
      if (e.kind() != Kind.CONFLICT) {
        throw e;
      }
      throw new GraflagException(
          Kind.CONFLICT,
          name + " is being evaluated already: there is a service " + spec.name() + ".",
          "Wait for it; one that was left behind is removed by: graflag cleanup --apply",
          e);
    }
  }

  private SwarmTask await(String id, Consumer<String> output) {
    Duration pause = SHORTEST_PAUSE;
    long start = System.nanoTime();
    boolean told = false;
    while (true) {
      Optional<SwarmTask> task =
          manager.swarm().tasks(EVALUATION).stream()
              .filter(one -> one.serviceId().equals(id))
              .findFirst();
      if (task.filter(one -> one.state().isOver()).isPresent()) {
        return task.get();
      }
      boolean waits = task.isEmpty() || task.get().state().isWaiting();
      if (waits && !told && System.nanoTime() - start > PATIENCE.toNanos()) {
        told = true;
        output.accept(
            "Waiting for a node: "
                + task.map(one -> one.error().orElse(one.message())).orElse("no task yet"));
      }
      Waiting.pause(pause);
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
  }

  private static GraflagException failed(
      ExperimentDirectory experiment, SwarmTask task, List<String> lines) {
    String end =
        task.exitCode().isPresent()
            ? "exit code " + task.exitCode().getAsInt()
            : task.state().word() + task.error().map(error -> ": " + error).orElse("");
    return EvaluatorProcess.failed(experiment, end, lines);
  }

  private void makeDirectory(ExperimentDirectory experiment) {
    Path directory = experiment.evaluationDirectory();
    Finished finished = manager.shell().run(script(MAKE_DIRECTORY, directory));
    if (finished.exitCode() == LINK) {
      throw LocalEngine.linked(experiment);
    }
    if (!finished.succeeded()) {
      throw GraflagException.of(
          Kind.STORAGE, "Cannot create " + directory + ": " + finished.errors().strip());
    }
  }

  /** The image by its content, made where the registry has none of what is installed. */
  private String image(Consumer<String> output) {
    Path files = manager.layout().libraries().resolve("graflag_evaluator");
    Finished finished = manager.shell().run(script(HASH, files));
    if (finished.exitCode() == MISSING) {
      throw SwarmEngine.notInstalled(files);
    }
    if (!finished.succeeded()) {
      throw GraflagException.of(
          Kind.STORAGE, "Cannot read " + files + ": " + finished.errors().strip());
    }
    String hash = finished.text().substring(0, HASH_DIGITS);
    String reference = manager.registry() + "/graflag-evaluator:java-" + hash;
    return new RunImage(reference, Optional.of(digest(reference, files, output)), false).deployed();
  }

  private String digest(String reference, Path files, Consumer<String> output) {
    try {
      return manager.swarm().digest(reference);
    } catch (GraflagException e) {
      if (e.kind() != Kind.NOT_FOUND) {
        throw e;
      }
    }
    output.accept("Building the image of the evaluator, once for this version.");
    List<String> arguments =
        List.of(
            "--network=host",
            "--tag",
            reference,
            "--file",
            files.resolve("Dockerfile.java").toString(),
            files.toString());
    return builds.build(reference, arguments, Path.of("/dev/null"), bytes -> {});
  }

  private static Argv script(String text, Path path) {
    return Argv.of("sh", "-c", text, "graflag", path.toString());
  }
}
