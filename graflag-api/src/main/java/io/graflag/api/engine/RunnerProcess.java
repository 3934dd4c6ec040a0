package io.graflag.api.engine;

import io.graflag.api.config.JavaProgram;
import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.experiment.ExperimentState;
import io.graflag.core.experiment.LocalProcess;
import io.graflag.core.experiment.ServiceDetails;
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

/**
 * Starts runners as processes of this machine.
 *
 * @param java the {@code java} that starts them
 * @param environment the variables that a run inherits
 * @param processes the processes of this machine
 * @param clock the clock of the storage
 */
record RunnerProcess(
    Path java, Map<String, String> environment, ProcessTable processes, Clock clock) {
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

  RunnerProcess {
    environment = Map.copyOf(environment);
  }

  /**
   * Starts the runner of a run whose directory is claimed; returns once the runner has begun.
   *
   * @param program the runner
   * @throws GraflagException FAILED with what it said, where it could not begin
   */
  void start(RunPlan plan, JavaProgram program) {
    List<String> command = new ArrayList<>(processes.ownSession());
    command.add(java.toString());
    command.addAll(RUNNER_FLAGS);
    command.addAll(program.arguments());
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

  /** What {@link #start} executes. */
  Execution execution(RunPlan plan) {
    Map<String, String> variables = new LinkedHashMap<>(plan.variables());
    variables.put("METHOD_DIR", plan.method().directory().toString());
    long others =
        inherited().keySet().stream().filter(name -> !variables.containsKey(name)).count();
    return new Execution(plan.method().directory(), variables, (int) others);
  }

  /** Shells and tools set variables that begin with '_'; here such a name means a parameter. */
  private Map<String, String> inherited() {
    Map<String, String> inherited = new LinkedHashMap<>(environment);
    inherited.keySet().removeIf(name -> name.startsWith("_") || RUNNER_VARIABLES.contains(name));
    return inherited;
  }

  /** A variable that every process of a run has. */
  static String mark(ExperimentDirectory experiment) {
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

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "(" + file + " cannot be read: " + e.getMessage() + ")";
    }
  }
}
