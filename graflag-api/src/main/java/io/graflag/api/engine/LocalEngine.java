package io.graflag.api.engine;

import io.graflag.api.ServiceInfo;
import io.graflag.api.config.Installation;
import io.graflag.api.storage.ExperimentScan;
import io.graflag.api.storage.MethodEntry;
import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.StorageErrors;
import io.graflag.core.experiment.ExperimentState;
import io.graflag.core.experiment.LocalProcess;
import io.graflag.core.experiment.ServiceConfig;
import io.graflag.core.experiment.ServiceDetails;
import io.graflag.core.experiment.StateFacts.Service;
import io.graflag.core.experiment.StateRules.Verdict;
import io.graflag.core.experiment.StatusFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private static final Duration FIRST_STATUS = Duration.ofSeconds(20);

  /** Said to the runner by the run alone, never by the shell that the client was started from. */
  private static final Set<String> RUNNER_VARIABLES =
      Set.of(
          "GRAFLAG_TIMEOUT_SECONDS",
          StopGrace.VARIABLE,
          "MONITOR_INTERVAL",
          "RESULTS_FROM",
          "RESULT_TYPE",
          "SUPPORTED_DATASETS");

  /**
   * Small and quick to start; performance counters alone would cost an idle runner as much again.
   */
  private static final List<String> RUNNER_FLAGS =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xms16m",
          "-Xmx512m",
          "-XX:-UsePerfData",
          "-Xshare:auto");

  private final Installation installation;
  private final ProgramCache programs;
  private final Path java;
  private final Map<String, String> environment;
  private final ProcessTable processes;
  private final Clock clock;

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
    this.environment = Map.copyOf(environment);
    this.processes = ProcessTable.ofThisMachine();
    this.clock = clock;
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
    List<String> command = new ArrayList<>(processes.ownSession());
    command.add(java.toString());
    command.addAll(RUNNER_FLAGS);
    command.addAll(programs.cached(installation.runner()).arguments());
    if (plan.passEnvArgs()) {
      command.add("--pass-env-args");
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    inherited().forEach(builder.environment()::put);
    builder.environment().putAll(execution(plan).variables());
    builder.directory(plan.method().directory().toFile());
    Process runner = launch(builder, plan.experiment());
    LocalProcess identity = processes.identify(runner.pid());
    try {
      new ServiceDetails(
              plan.name(),
              Optional.of(OffsetDateTime.now(clock)),
              Optional.of(identity),
              Optional.empty())
          .write(plan.experiment().serviceDetails());
      awaitFirstStatus(runner, plan.experiment());
    } catch (RuntimeException e) {
      // Nobody could find it any more: it must not go on unseen.
      processes.killSession(identity, mark(plan.experiment()));
      runner.destroyForcibly();
      throw e;
    }
  }

  @Override
  public Execution execution(RunPlan plan) {
    Map<String, String> variables = new LinkedHashMap<>(plan.variables());
    variables.put("METHOD_DIR", plan.method().directory().toString());
    long others =
        inherited().keySet().stream().filter(name -> !variables.containsKey(name)).count();
    return new Execution(plan.method().directory(), variables, (int) others);
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

  /** Shells and tools set variables that begin with '_'; here such a name means a parameter. */
  private Map<String, String> inherited() {
    Map<String, String> inherited = new LinkedHashMap<>(environment);
    inherited.keySet().removeIf(name -> name.startsWith("_") || RUNNER_VARIABLES.contains(name));
    return inherited;
  }

  /** A variable that every process of a run has. */
  private static String mark(ExperimentDirectory experiment) {
    return "EXP=" + experiment.path().toAbsolutePath() + "/";
  }

  private Process launch(ProcessBuilder builder, ExperimentDirectory experiment) {
    try {
      return builder
          .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
          // What the method prints is in its own file; the runner's copy has no reader here.
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.appendTo(experiment.runnerLog().toFile()))
          .start();
    } catch (IOException e) {
      throw new GraflagException(
          Kind.FAILED,
          "Cannot start the runner with " + java + ": " + e.getMessage(),
          "Check that this Java installation is complete.",
          e);
    }
  }

  /** A runner that cannot start is said to the caller at once, not found out a minute later. */
  private void awaitFirstStatus(Process runner, ExperimentDirectory experiment) {
    Waiting.until(
        FIRST_STATUS,
        () ->
            !runner.isAlive()
                || StatusFile.read(experiment.status())
                    .status()
                    .map(status -> status.state() != ExperimentState.BUILDING)
                    .orElse(false));
    boolean started =
        StatusFile.read(experiment.status())
            .status()
            .map(status -> status.state() != ExperimentState.BUILDING)
            .orElse(false);
    if (!started && !runner.isAlive()) {
      throw GraflagException.of(
          Kind.FAILED,
          "The runner ended with exit code "
              + runner.exitValue()
              + " before it started the method: "
              + text(experiment.runnerLog()),
          "Its whole output is in " + experiment.runnerLog() + ".");
    }
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
        .ifPresent(runner -> processes.killSession(runner, mark(scan.directory())));
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
    processes.killSession(runner, mark(directory));
  }

  @Override
  public void evaluate(ExperimentDirectory directory, Consumer<String> output) {
    if (Files.isSymbolicLink(directory.evaluationDirectory())) {
      throw linked(directory);
    }
    new EvaluatorProcess(java, programs.cached(installation.evaluator())).run(directory, output);
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

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "(" + file + " cannot be read: " + e.getMessage() + ")";
    }
  }
}
