package io.graflag.runner;

import io.graflag.core.AtomicFile;
import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.experiment.ExperimentState;
import io.graflag.core.experiment.FailureReason;
import io.graflag.core.experiment.Machine;
import io.graflag.core.experiment.Provenance;
import io.graflag.core.experiment.ResourceUse;
import io.graflag.core.method.MethodCommand;
import io.graflag.core.method.ParameterNames;
import io.graflag.runner.monitor.Baseline;
import io.graflag.runner.monitor.GpuAssignment;
import io.graflag.runner.monitor.MemoryCgroup;
import io.graflag.runner.monitor.NvidiaTool;
import io.graflag.runner.monitor.OomKills;
import io.graflag.runner.monitor.ProcessId;
import io.graflag.runner.monitor.ProcessTree;
import io.graflag.runner.monitor.ResourceMonitor;
import io.graflag.runner.monitor.WatchedRun;
import io.graflag.runner.process.ChildProcess;
import io.graflag.runner.process.ExitSignal;
import io.graflag.runner.process.Guard;
import io.graflag.runner.process.OomScore;
import io.graflag.runner.process.OutputFollower;
import io.graflag.runner.process.Termination;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The method's process from its start until nothing of it is left. */
final class MethodRun {
  /** How long a reader of our standard output may sleep before we stop waiting for it. */
  private static final Duration OUTPUT_PATIENCE = Duration.ofSeconds(5);

  /** How long the end may wait to be recorded behind the last of the output. */
  private static final Duration IN_ORDER = Duration.ofSeconds(1);

  /** How long the copying may take once the method has ended; its cards stay reserved meanwhile. */
  private static final Duration OUTPUT_LIMIT = Duration.ofSeconds(30);

  /** A Ctrl-C reaches the method and the runner at once; whose end is seen first is chance. */
  private static final Duration SAME_SIGNAL = Duration.ofMillis(500);

  private static final Duration REAP = Duration.ofSeconds(5);
  private static final String VISIBLE_DEVICES = "CUDA_VISIBLE_DEVICES";

  /** Set by whoever deploys: the image by name and digest, "registry:5000/midas@sha256:...". */
  private static final String IMAGE = "GRAFLAG_IMAGE";

  private static final int KILLED = ExitSignal.SIGKILL.exitCode();

  private final RunnerConfig config;
  private final Surroundings surroundings;
  private final RunRecord record;
  private final CompletableFuture<Void> stop;
  private final ExperimentDirectory experiment;
  private final GpuAssignment gpus;
  private final Optional<MemoryCgroup> group;
  private Optional<Duration> execTime = Optional.empty();
  private Optional<ResourceUse> resources = Optional.empty();
  private Optional<OutputFollower> follower = Optional.empty();
  private Optional<Heartbeat> heartbeat = Optional.empty();
  private boolean groupIsOwn;

  MethodRun(
      RunnerConfig config,
      Surroundings surroundings,
      RunRecord record,
      CompletableFuture<Void> stop) {
    this.config = config;
    this.surroundings = surroundings;
    this.record = record;
    this.stop = stop;
    this.experiment = new ExperimentDirectory(config.experiment());
    this.gpus = GpuAssignment.from(surroundings.environment(), Path.of("/proc/1/environ"));
    this.group = MemoryCgroup.find(Path.of("/"));
  }

  /** How long the method ran; empty where it did not. */
  Optional<Duration> execTime() {
    return execTime;
  }

  /** What it used; empty where it did not run. */
  Optional<ResourceUse> resources() {
    return resources;
  }

  /** Copies the rest of the output; a reader that is slow is not waited for without end. */
  void finishOutput() throws InterruptedException {
    if (follower.isPresent()) {
      follower.get().finish(OUTPUT_PATIENCE, OUTPUT_LIMIT).ifPresent(this::warn);
    }
  }

  /** Runs the method and judges how it ended. */
  Verdict verdict() throws InterruptedException {
    if (stop.isDone()) {
      return Verdict.of(
          new Ending(Ending.Cause.STOP, Verdict.STOPPED), Verdict.OomKill.NONE, config);
    }
    OomKills oomKills = new OomKills(group);
    OptionalLong killsBefore = oomKills.count();
    String mark = ProcessHandle.current().pid() + "-" + surroundings.clock().millis();
    String line = command().line();
    Map<String, String> environment = environment(mark);
    Baseline before = Baseline.note();
    long start = surroundings.nanoTime().getAsLong();
    Process process;
    try {
      process =
          OomScore.ofThisProcess(this::warn)
              .raisedFor(
                  () ->
                      ChildProcess.start(
                          line, config.methodDirectory(), environment, experiment.methodOutput()));
    } catch (IOException e) {
      return Verdict.failed(
          FailureReason.INFRASTRUCTURE, "The method cannot be started: " + e.getMessage());
    }
    try {
      Ending ending = watch(process, mark, before, start);
      Verdict.OomKill oomKill =
          oomKill(killsBefore.isPresent() && oomKills.count().orElse(0) > killsBefore.getAsLong());
      Verdict verdict = Verdict.of(ending, oomKill, config);
      if (oomKill != Verdict.OomKill.NONE
          && verdict.outcome().state() == ExperimentState.COMPLETED) {
        warn("The method completed, but " + Verdict.ONE_WAS_KILLED);
      }
      return verdict;
    } finally {
      // Not before: to make results of a large table takes minutes, and the run is not lost then.
      if (heartbeat.isPresent()) {
        heartbeat.get().stop();
      }
    }
  }

  private Verdict.OomKill oomKill(boolean counted) {
    if (!counted) {
      return Verdict.OomKill.NONE;
    }
    return groupIsOwn ? Verdict.OomKill.OF_THE_RUN : Verdict.OomKill.OF_THE_GROUP;
  }

  private MethodCommand command() {
    return config.passParameters()
        ? MethodCommand.withParameters(config.command(), surroundings.environment())
        : MethodCommand.of(config.command());
  }

  private Map<String, String> environment(String mark) {
    Map<String, String> variables = new HashMap<>(surroundings.environment());
    variables.putAll(MethodCommand.SURROUNDINGS);
    variables.put(ProcessTree.MARK, mark);
    // Helpers of the original's library take what is listed here, and every _NAME without a list.
    variables.put(ParameterNames.VARIABLE, ParameterNames.list(surroundings.environment()));
    // Methods append file names to these two.
    variables.computeIfPresent("DATA", (name, path) -> path.endsWith("/") ? path : path + "/");
    variables.computeIfPresent("EXP", (name, path) -> path.endsWith("/") ? path : path + "/");
    // So that two runs never share a card by accident; who set the variable knows better.
    gpus.visibleDevices().ifPresent(cards -> variables.putIfAbsent(VISIBLE_DEVICES, cards));
    return variables;
  }

  private Ending watch(Process process, String mark, Baseline before, long start)
      throws InterruptedException {
    Path output = experiment.methodOutput();
    ProcessTree tree = ProcessTree.of(process.pid(), mark, before);
    Termination termination = new Termination(tree, config.stopGrace(), surroundings.nanoTime());
    follower = Optional.of(OutputFollower.start(output, surroundings.out()));
    heartbeat = Optional.of(Heartbeat.start(record, output, surroundings.report()));
    ResourceMonitor monitor =
        ResourceMonitor.start(
            new WatchedRun(tree, before, NvidiaTool.find(surroundings.environment()), gpus, group),
            experiment.path(),
            config.monitorInterval(),
            surroundings.clock(),
            surroundings.nanoTime());
    Guard guard =
        Guard.start(
            tree, mark, config.stopGrace(), this::warn, () -> before.measure(process.pid()));
    boolean ended = false;
    try {
      Ending.Cause cause = await(process);
      if (cause == Ending.Cause.ITSELF) {
        execTime = Optional.of(since(start));
      }
      List<ProcessId> left = termination.end();
      reportLeft(left);
      ended = true;
      if (left.isEmpty()) {
        clearUp();
      }
      // Killed at the latest by now; without an answer it hangs in the kernel, as good as killed.
      int code =
          process.waitFor(REAP.toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : KILLED;
      execTime = execTime.or(() -> Optional.of(since(start)));
      return new Ending(cause, code);
    } finally {
      if (!ended) {
        process.destroyForcibly();
      }
      // First, so that what the orphans used is known to whoever measures.
      guard.finish();
      resources = Optional.of(monitor.stop());
      groupIsOwn = monitor.isGroupOwn();
      record.measuredBy(provenance(monitor.machine()));
      monitor.problems().forEach(this::warn);
      // So that what is said of the end stands behind the output, where somebody reads it at all.
      follower.get().finish(IN_ORDER, IN_ORDER);
    }
  }

  private Provenance provenance(Optional<Machine> machine) {
    return new Provenance(
        Optional.ofNullable(MethodRun.class.getPackage().getImplementationVersion()),
        Optional.ofNullable(surroundings.environment().get(IMAGE)).filter(name -> !name.isBlank()),
        machine);
  }

  /** Waits until the process ends, its time is up, or the runner is told to end. */
  private Ending.Cause await(Process process) throws InterruptedException {
    CompletableFuture<Object> either = CompletableFuture.anyOf(process.onExit(), stop);
    try {
      if (config.timeout().isPresent()) {
        either.get(config.timeout().get().toNanos(), TimeUnit.NANOSECONDS);
      } else {
        either.get();
      }
    } catch (TimeoutException e) {
      return Ending.Cause.TIMEOUT;
    } catch (ExecutionException e) {
      throw new GraflagException(
          Kind.FAILED, "Cannot wait for the method: " + e.getCause().getMessage(), null, e);
    }
    if (process.isAlive()) {
      return Ending.Cause.STOP;
    }
    return isAskedToEnd(process) ? Ending.Cause.STOP : Ending.Cause.ITSELF;
  }

  private boolean isAskedToEnd(Process process) throws InterruptedException {
    boolean request = ExitSignal.of(process.exitValue()).map(ExitSignal::isRequest).orElse(false);
    if (request && !stop.isDone()) {
      try {
        stop.get(SAME_SIGNAL.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        return false;
      } catch (ExecutionException e) {
        throw new IllegalStateException("a request to stop never fails", e);
      }
    }
    return request;
  }

  private Duration since(long start) {
    return Duration.ofNanos(surroundings.nanoTime().getAsLong() - start);
  }

  /** What a method that was killed while it wrote its results left of them. */
  private void clearUp() {
    try {
      AtomicFile.discardLeftovers(experiment.results());
    } catch (GraflagException e) {
      warn(e.getMessage());
    }
  }

  private void reportLeft(List<ProcessId> left) {
    for (ProcessId process : left) {
      warn("Process " + process.pid() + " of the method cannot be ended.");
    }
  }

  private void warn(String problem) {
    surroundings.report().accept("warning: " + problem);
  }
}
