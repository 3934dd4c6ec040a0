package io.graflag.api.engine;

import io.graflag.api.EvaluationOptions;
import io.graflag.api.ServiceInfo;
import io.graflag.api.config.Installation;
import io.graflag.api.storage.ExperimentScan;
import io.graflag.api.storage.MethodEntry;
import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.StorageErrors;
import io.graflag.core.experiment.LocalProcess;
import io.graflag.core.experiment.ServiceConfig;
import io.graflag.core.experiment.ServiceDetails;
import io.graflag.core.experiment.StateFacts.Service;
import io.graflag.core.experiment.StateRules.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs on this machine: the runner is a child process with the variables, directory and files that
 * a container would give it.
 *
 * <p>The child leads a session of its own, so it survives Ctrl-C, a closed terminal and a hang-up.
 * Its process stands for the service.
 */
public final class LocalEngine implements Engine {
  private final Installation installation;
  private final ProgramCache programs;
  private final Path java;
  private final ProcessTable processes;
  private final RunnerProcess runners;

  /**
   * Creates the engine of this machine.
   *
   * @param installation where runner and evaluator are
   * @param programs keeps copies of them that a rebuild does not touch
   * @param java the {@code java} that starts them
   * @param environment the variables that a run inherits
   * @param clock the clock of the storage
   */
  public LocalEngine(
      Installation installation,
      ProgramCache programs,
      Path java,
      Map<String, String> environment,
      Clock clock) {
    this.installation = installation;
    this.programs = programs;
    this.java = java;
    this.processes = ProcessTable.ofThisMachine();
    this.runners = new RunnerProcess(java, environment, processes, clock);
  }

  /** Name of this machine, as it stands in the records. */
  public String host() {
    return processes.host();
  }

  @Override
  public void prepare() {
    programs.cached(installation.runner());
  }

  @Override
  public void start(RunPlan plan) {
    runners.start(plan, programs.cached(installation.runner()));
  }

  @Override
  public Execution execution(RunPlan plan) {
    return runners.execution(plan);
  }

  @Override
  public boolean isCluster() {
    return false;
  }

  @Override
  public String manager() {
    return "";
  }

  @Override
  public Grant grant(Wish wish) {
    if (wish.gpus().orElse(0) > 0 || !wish.limits().isNone()) {
      throw GraflagException.of(
          Kind.USAGE,
          "Reserving GPUs, processors or memory needs a cluster: --cpus, --memory and --gpus are"
              + " refused on this machine, where a method uses what it finds.",
          "Leave them out.");
    }
    int wanted = wish.gpus().or(wish::ofMethod).orElse(0);
    String detail =
        wanted == 0
            ? "Nothing is reserved."
            : "The method wants " + wanted + " GPU; it uses those it finds, none is reserved.";
    return new Grant(0, detail, false);
  }

  @Override
  public Optional<RunImage> image(MethodEntry method, String tag) {
    return Optional.empty();
  }

  @Override
  public Optional<RunImage> build(RunPlan plan, Consumer<byte[]> output) {
    return Optional.empty();
  }

  @Override
  public Look look() {
    return scan -> service(scan.details());
  }

  @Override
  public List<ServiceInfo> services(Supplier<List<ExperimentScan>> experiments) {
    return experiments.get().stream()
        .filter(scan -> !scan.isTerminal() && service(scan.details()) instanceof Service.Running)
        .map(LocalEngine::info)
        .toList();
  }

  private static ServiceInfo info(ExperimentScan scan) {
    String id =
        scan.details()
            .flatMap(ServiceDetails::process)
            .map(LocalProcess::pid)
            .map(pid -> Long.toString(pid))
            .orElse("");
    return new ServiceInfo(scan.name().value(), id, "", "1/1", "running", Optional.empty());
  }

  private Service service(Optional<ServiceDetails> details) {
    Optional<LocalProcess> process = details.flatMap(ServiceDetails::process);
    if (details.isEmpty()) {
      return new Service.Absent(false);
    }
    if (process.isEmpty()) {
      return new Service.Unknown(
          "It ran on a cluster; ask with the configuration of that cluster.");
    }
    return switch (processes.look(process.get())) {
      case ALIVE -> new Service.Running();
      case GONE -> new Service.Absent(true);
      case ELSEWHERE ->
          new Service.Unknown("It runs on " + process.get().host() + "; ask on that machine.");
    };
  }

  @Override
  public List<ServiceInfo> leftEvaluations() {
    return List.of();
  }

  @Override
  public void discard(ServiceInfo service) {
    throw new IllegalArgumentException("A process leaves no service behind: " + service.name());
  }

  @Override
  public byte[] log(ExperimentScan scan) {
    Path log = scan.directory().runnerLog();
    try {
      return Files.exists(log) ? Files.readAllBytes(log) : new byte[0];
    } catch (IOException e) {
      throw StorageErrors.of("read", log, e);
    }
  }

  @Override
  public void conclude(ExperimentScan scan, Verdict verdict) {
    // A runner that was killed may have left its method behind.
    scan.details()
        .flatMap(ServiceDetails::process)
        .filter(runner -> processes.look(runner) == ProcessTable.Sight.GONE)
        .ifPresent(
            runner -> {
              processes.killSession(runner, RunnerProcess.mark(scan.directory()));
              scan.directory().sweep();
            });
  }

  @Override
  public void stop(ExperimentScan scan) {
    scan.details().ifPresent(details -> stop(scan.directory(), details));
  }

  private void stop(ExperimentDirectory directory, ServiceDetails details) {
    LocalProcess runner =
        details
            .process()
            .orElseThrow(
                () ->
                    GraflagException.of(
                        Kind.CONFLICT, directory.name() + " does not run on this machine."));
    switch (processes.look(runner)) {
      case ELSEWHERE ->
          throw GraflagException.of(
              Kind.CONFLICT,
              directory.name() + " runs on " + runner.host() + ", not on this machine.",
              "Stop it there.");
      case ALIVE -> {
        processes.terminate(runner);
        Waiting.until(
            StopGrace.ofService(ServiceConfig.read(directory.serviceConfig()).envContents()),
            () -> processes.look(runner) != ProcessTable.Sight.ALIVE);
      }
      case GONE -> {
        // Nobody is left to be asked; what it left behind is ended below.
      }
    }
    processes.killSession(runner, RunnerProcess.mark(directory));
  }

  @Override
  public void evaluate(
      ExperimentDirectory directory, EvaluationOptions options, Consumer<String> output) {
    if (Files.isSymbolicLink(directory.evaluationDirectory())) {
      throw linked(directory);
    }
    new EvaluatorProcess(java, programs.cached(installation.evaluator()))
        .run(directory, options.arguments(), output);
  }

  @Override
  public void verify(ExperimentDirectory directory, Consumer<String> output) {
    new EvaluatorProcess(java, programs.cached(installation.evaluator()))
        .run(directory, EvaluatorProcess.VERIFY, output);
  }

  @Override
  public void compare(List<ExperimentDirectory> directories, Path target, Consumer<String> output) {
    new EvaluatorProcess(java, programs.cached(installation.evaluator()))
        .compare(directories, target, output);
  }

  static GraflagException linked(ExperimentDirectory directory) {
    return GraflagException.of(
        Kind.CONFLICT,
        "Cannot evaluate "
            + directory.name()
            + ": "
            + directory.evaluationDirectory()
            + " is a link.",
        "Remove the link; an evaluation is written into a directory of the experiment.");
  }
}
