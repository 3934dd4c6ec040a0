package io.graflag.cli;

import io.graflag.api.EvaluationResults;
import io.graflag.api.ExperimentInfo;
import io.graflag.api.GraFlag;
import io.graflag.api.Replay;
import io.graflag.api.RunEvent;
import io.graflag.api.RunListener;
import io.graflag.api.RunOverrides;
import io.graflag.api.RunPreview;
import io.graflag.api.RunRequest;
import io.graflag.api.config.EngineName;
import io.graflag.cli.render.EvaluationView;
import io.graflag.cli.render.PreviewView;
import io.graflag.cli.render.ProgressView;
import io.graflag.cli.render.ReplayView;
import io.graflag.cli.render.RunView;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.experiment.ExperimentName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code graflag run}. */
@Command(
    description = {"Runs a method on a dataset, follows it, and shows how it ended.", ""},
    footer = {
      "",
      "Examples:",
      "  graflag run -m midas_f -d sample_stream --evaluate",
      "  graflag run -m midas_r -d sample_stream -p SEED=3 COLUMNS=2048",
      "  graflag run -m degree -d sample_graph --timeout 60 --detach",
      "  graflag run -m midas -d sample_stream -p SEED=3 --dry-run",
      "  graflag run -m midas_f -d darpa --build --gpus 1 --memory 16g",
      "  graflag run --from-config exp__midas__darpa__20260309_143000 -p SEED=4",
      "",
      "Ctrl-C stops following; the run goes on, and 'graflag logs -f' comes back to it."
    })
final class RunCommand implements Callable<Integer> {
  private final Context context;

  @Spec private CommandSpec spec;

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private RunOptions options = new RunOptions();

  @Option(names = "--evaluate", description = "Evaluate the results when the run completed.")
  private boolean evaluate;

  @Option(names = "--detach", description = "Return as soon as the run has started.")
  private boolean detach;

  @Option(names = "--tee", description = "Show what the method prints.")
  private boolean tee;

  @Option(
      names = "--dry-run",
      description = "Create nothing: show the checks, the command and the variables of the run.")
  private boolean dryRun;

  RunCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    checkOptions();
    Terminal terminal = context.terminal();
    GraFlag graflag = context.open(output.json());
    if (options.mentionsAnImage() && graflag.configuration().engine() == EngineName.LOCAL) {
      terminal
          .err()
          .println("Runs on this machine use no image: --build and --tag have no effect.");
    }
    RunOverrides asked = options.overrides();
    Optional<Replay> replay =
        options
            .fromConfig()
            .map(source -> context.resolve("--from-config", source))
            .map(source -> graflag.experiments().replay(source, asked));
    if (!output.json()) {
      replay.ifPresent(found -> ReplayView.print(terminal, found));
    }
    RunRequest request = replay.map(Replay::request).orElseGet(options::request);
    if (dryRun) {
      return previewed(graflag.experiments().plan(request), replay);
    }
    ProgressView progress = new ProgressView(terminal, tee, output.json());
    if (detach) {
      return detached(started(request, graflag, progress), graflag, replay);
    }
    ExperimentInfo info = followed(request, graflag, progress);
    ExperimentName name = ExperimentName.parse(info.name());
    Optional<EvaluationResults> evaluation = Optional.empty();
    if (evaluate && info.isCompleted()) {
      try {
        evaluation = Optional.of(evaluated(name, graflag, progress));
      } catch (GraflagException e) {
        // The run itself is done, and hours of it must not vanish behind what came after.
        show(info, evaluation, replay, Optional.of(e.getMessage()), progress);
        throw e;
      }
      info = graflag.experiments().get(name);
    }
    show(info, evaluation, replay, Optional.empty(), progress);
    return info.isCompleted() && !progress.isOutputLost() ? 0 : 1;
  }

  private ExperimentInfo followed(RunRequest request, GraFlag graflag, ProgressView progress) {
    AtomicReference<ExperimentName> started = new AtomicReference<>();
    return Detaching.whileRunning(
        () -> Optional.ofNullable(started.get()),
        evaluate,
        context.terminal(),
        () -> graflag.experiments().run(request, noting(started, progress)));
  }

  private ExperimentName started(RunRequest request, GraFlag graflag, ProgressView progress) {
    AtomicReference<ExperimentName> started = new AtomicReference<>();
    return Detaching.whileRunning(
        () -> Optional.ofNullable(started.get()),
        false,
        context.terminal(),
        () -> graflag.experiments().start(request, noting(started, progress)));
  }

  private static RunListener noting(
      AtomicReference<ExperimentName> started, ProgressView progress) {
    return event -> {
      if (event instanceof RunEvent.Started) {
        started.set(event.experiment());
      }
      progress.on(event);
    };
  }

  private static EvaluationResults evaluated(
      ExperimentName name, GraFlag graflag, ProgressView progress) {
    progress.say("evaluating");
    try {
      return graflag.experiments().evaluate(name, line -> {});
    } finally {
      progress.clear();
    }
  }

  private void checkOptions() {
    if (detach && evaluate) {
      throw GraflagException.of(
          Kind.USAGE,
          "--detach and --evaluate exclude each other: there are no results yet when it returns.",
          "Evaluate later with: graflag evaluate -e EXPERIMENT");
    }
    options.check(spec.commandLine());
  }

  private int previewed(RunPreview preview, Optional<Replay> replay) {
    if (output.json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("plan", preview);
      replay.ifPresent(found -> json.put("replay", ReplayView.json(found)));
      OutputOptions.print(context.terminal(), json);
    } else {
      PreviewView.print(context.terminal(), preview);
    }
    return preview.ready() ? 0 : 1;
  }

  private int detached(ExperimentName name, GraFlag graflag, Optional<Replay> replay) {
    if (output.json()) {
      printJson(graflag.experiments().get(name), Optional.empty(), replay, Optional.empty());
    } else {
      context.terminal().out().println(name);
      String command = context.terminal().command();
      context
          .terminal()
          .err()
          .println("Started. Follow it with: " + command + " logs -f -e " + name);
    }
    return 0;
  }

  private void printJson(
      ExperimentInfo info,
      Optional<EvaluationResults> evaluation,
      Optional<Replay> replay,
      Optional<String> error) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("experiment", info);
    json.put("evaluation", evaluation);
    replay.ifPresent(found -> json.put("replay", ReplayView.json(found)));
    error.ifPresent(text -> json.put("error", text));
    OutputOptions.print(context.terminal(), json);
  }

  private void show(
      ExperimentInfo info,
      Optional<EvaluationResults> evaluation,
      Optional<Replay> replay,
      Optional<String> error,
      ProgressView progress) {
    if (output.json()) {
      printJson(info, evaluation, replay, error);
      return;
    }
    RunView.print(context.terminal(), info, tee ? List.of() : progress.lastLines());
    evaluation.ifPresent(found -> EvaluationView.print(context.terminal(), found));
  }
}
