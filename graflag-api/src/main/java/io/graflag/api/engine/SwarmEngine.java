package io.graflag.api.engine;

import io.graflag.api.EvaluationOptions;
import io.graflag.api.ServiceInfo;
import io.graflag.api.storage.ExperimentScan;
import io.graflag.api.storage.MethodEntry;
import io.graflag.api.swarm.ImageCommand;
import io.graflag.api.swarm.ServiceSpec;
import io.graflag.api.swarm.Swarm;
import io.graflag.core.Document;
import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.experiment.ExperimentState;
import io.graflag.core.experiment.StateFacts.Service;
import io.graflag.core.experiment.StateRules.Verdict;
import io.graflag.core.method.MethodName;
import io.graflag.core.method.MethodSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs as services of a Docker Swarm, which places them, queues them and restarts nothing.
 *
 * <p>Everything goes through the manager; no other node is ever spoken to.
 */
public final class SwarmEngine implements Engine {
  private final ManagerAccess manager;
  private final ImageBuild builds;
  private final RunEnd ends;

  /** Creates the engine of a Swarm; nothing is asked of it yet. */
  public SwarmEngine(ManagerAccess manager) {
    this.manager = manager;
    this.builds = new ImageBuild(manager);
    this.ends = new RunEnd(manager);
  }

  @Override
  public void prepare() {
    Path runner = RunService.runner(manager.layout());
    if (manager.storage().read(runner).isEmpty()) {
      throw notInstalled(runner);
    }
  }

  static GraflagException notInstalled(Path missing) {
    return GraflagException.of(
        Kind.NOT_FOUND,
        "SHARED_DIR holds no " + missing + ", which runs on a cluster need.",
        "Install it with: graflag setup");
  }

  @Override
  public boolean isCluster() {
    return true;
  }

  @Override
  public String manager() {
    return manager.address();
  }

  @Override
  public Grant grant(Wish wish) {
    return Reservation.of(wish, manager.swarm().nodes());
  }

  @Override
  public Optional<RunImage> image(MethodEntry method, String tag) {
    String reference = reference(method, tag);
    try {
      return Optional.of(
          new RunImage(reference, Optional.of(manager.swarm().digest(reference)), false));
    } catch (GraflagException e) {
      if (e.kind() != Kind.NOT_FOUND) {
        throw e;
      }
      throw new GraflagException(
          Kind.NOT_FOUND,
          "The registry holds no image " + reference + ".",
          "Build it with: --build",
          e);
    }
  }

  private String reference(MethodEntry method, String tag) {
    MethodSpec spec = method.spec().orElseThrow();
    MethodName image = spec.image().map(MethodName::parse).orElse(spec.name());
    return manager.registry() + "/" + image + ":" + tag;
  }

  @Override
  public Optional<RunImage> build(RunPlan plan, Consumer<byte[]> output) {
    String reference = reference(plan.method(), plan.tag());
    try {
      return Optional.of(builds.build(plan, reference, output));
    } catch (GraflagException e) {
      if (e.kind() != Kind.INTERRUPTED) {
        closeLog(plan, e);
      }
      throw e;
    }
  }

  /** The build is over; that it failed is what the user has to know first. */
  private void closeLog(RunPlan plan, GraflagException failure) {
    try {
      builds.closeLog(plan.experiment());
    } catch (GraflagException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public void start(RunPlan plan) {
    RunImage image = plan.image().orElseThrow();
    ImageCommand command = manager.swarm().command(image.deployed());
    String id = create(RunService.of(plan, manager.layout(), command), plan.name());
    try {
      SwarmView view = view();
      SwarmView.Run run =
          view.run(plan.name())
              .orElseThrow(
                  () ->
                      GraflagException.of(
                          Kind.FAILED, "The service of " + plan.name() + " was removed at once."));
      ends.record(plan.experiment(), view, run);
      if (image.isNew()) {
        builds.closeLog(plan.experiment());
      }
    } catch (RuntimeException e) {
      // Nobody would know of it: it must not go on unseen.
      throw Undoing.undone(e, () -> manager.swarm().remove(id));
    }
  }

  private String create(ServiceSpec spec, String experiment) {
    try {
      return manager.swarm().create(spec);
    } catch (GraflagException e) {
      if (Undoing.isNeeded(e)) {
        // Docker may have heard it all the same.
        throw Undoing.undone(
            e,
            () ->
                view()
                    .run(experiment)
                    .ifPresent(run -> manager.swarm().remove(run.service().id())));
      }
      throw e;
    }
  }

  @Override
  public Execution execution(RunPlan plan) {
    Path inImage = Path.of("the working directory of the image");
    return new Execution(
        plan.image()
            .map(RunImage::deployed)
            .flatMap(manager.swarm()::heldCommand)
            .flatMap(RunService::workingDirectory)
            .orElse(inImage),
        plan.image().map(image -> RunService.variables(plan, image)).orElse(plan.variables()),
        0);
  }

  private SwarmView view() {
    return SwarmView.of(manager.swarm(), Swarm.EXPERIMENT, manager.now());
  }

  @Override
  public Look look() {
    try {
      return view();
    } catch (GraflagException e) {
      if (e.kind() == Kind.INTERRUPTED) {
        throw e;
      }
      return scan -> new Service.Unknown(e.getMessage());
    }
  }

  @Override
  public List<ServiceInfo> services(Supplier<List<ExperimentScan>> experiments) {
    SwarmView view = view();
    return view.runs().entrySet().stream()
        .map(entry -> info(entry.getKey(), entry.getValue(), view.service(entry.getValue())))
        .toList();
  }

  @Override
  public List<ServiceInfo> leftEvaluations() {
    return new EvaluationService(manager, builds).ended();
  }

  @Override
  public void discard(ServiceInfo service) {
    manager.swarm().remove(service.id());
  }

  private static ServiceInfo info(String experiment, SwarmView.Run run, Service service) {
    boolean runs = service instanceof Service.Running;
    return new ServiceInfo(
        experiment,
        run.service().id(),
        run.service().image(),
        runs ? "1/1" : "0/1",
        word(service),
        detail(service));
  }

  private static String word(Service service) {
    if (service instanceof Service.NodeLost) {
      return "lost";
    }
    if (service instanceof Service.Ended) {
      return "ended";
    }
    return service instanceof Service.Running ? "running" : "pending";
  }

  private static Optional<String> detail(Service service) {
    if (service instanceof Service.Waiting waiting) {
      return Optional.of(waiting.message());
    }
    if (service instanceof Service.Unplaced unplaced) {
      return Optional.of(unplaced.message());
    }
    if (service instanceof Service.NodeLost lost) {
      return Optional.of("The node " + lost.node() + " went down.");
    }
    return service instanceof Service.Ended ended
        ? Optional.of(ended.end().message())
        : Optional.empty();
  }

  @Override
  public byte[] log(ExperimentScan scan) {
    return view()
        .run(scan.name().value())
        .map(run -> manager.swarm().log(run.service().id(), RunEnd.KEPT_LINES))
        .or(() -> manager.storage().read(scan.directory().runnerLog()).map(Document::bytes))
        .orElse(new byte[0]);
  }

  @Override
  public void stop(ExperimentScan scan) {
    SwarmView view = view();
    Optional<SwarmView.Run> run = view.run(scan.name().value());
    if (run.isEmpty()) {
      return;
    }
    ends.record(scan.directory(), view, run.get());
    ends.keepLog(scan, run.get());
    manager.swarm().remove(run.get().service().id());
    if (view.service(run.get()) instanceof Service.Running && hasRunner(scan.name())) {
      // Swarm forgets a task with its service; that it ended, the runner itself says.
      Waiting.until(
          StopGrace.ofService(ends.variables(scan)),
          manager.storage().patience(),
          () -> manager.storage().experiment(scan.name()).isTerminal());
    }
  }

  /** An image without our runner leaves nobody who would write how it ended. */
  private boolean hasRunner(ExperimentName name) {
    return manager
        .storage()
        .experiment(name)
        .status()
        .map(status -> status.state() != ExperimentState.BUILDING)
        .orElse(false);
  }

  @Override
  public void conclude(ExperimentScan scan, Verdict verdict) {
    ends.conclude(scan, verdict);
  }

  @Override
  public void evaluate(
      ExperimentDirectory directory, EvaluationOptions options, Consumer<String> output) {
    new EvaluationService(manager, builds).evaluate(directory, options, output);
  }

  @Override
  public void verify(ExperimentDirectory directory, Consumer<String> output) {
    new EvaluationService(manager, builds).verify(directory, output);
  }

  @Override
  public void compare(List<ExperimentDirectory> directories, Path target, Consumer<String> output) {
    throw new IllegalArgumentException("Directories of this machine are compared on this machine.");
  }
}
