package io.graflag.cli;

import io.graflag.api.EvaluationResults;
import io.graflag.api.ExperimentInfo;
import io.graflag.api.GraFlag;
import io.graflag.api.RunEvent;
import io.graflag.api.RunListener;
import io.graflag.api.RunRequest;
import io.graflag.cli.render.EvaluationView;
import io.graflag.cli.render.ProgressView;
import io.graflag.cli.render.RunView;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.method.Parameters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code graflag run}. */
@Command(
    name = "run",
    description = {"Runs a method on a dataset, follows it, and shows how it ended.", ""},
    footer = {
      "",
      "Examples:",
      "  graflag run -m midas_f -d sample_stream --evaluate",
      "  graflag run -m midas_r -d sample_stream -p SEED=3 COLUMNS=2048",
      "  graflag run -m degree -d sample_graph --timeout 60 --detach",
      "",
      "Ctrl-C stops following; the run goes on, and 'graflag logs -f' comes back to it."
    })
final class RunCommand implements Callable<Integer> {
  private static final long LONGEST_DAYS = 366;

  private final Context context;

  @Mixin private OutputOptions output = new OutputOptions();

  @Option(
      names = {"-m", "--method"},
      required = true,
      paramLabel = "METHOD",
      description = "The method: a directory under methods/.")
  private String method;

  @Option(
      names = {"-d", "--dataset"},
      required = true,
      paramLabel = "DATASET",
      description = "The dataset: a directory under datasets/.")
  private String dataset;

  @Option(
      names = {"-p", "--params"},
      arity = "1..*",
      paramLabel = "KEY=VALUE",
      description = "Parameters that differ from the method's defaults.")
  private List<String> parameters = new ArrayList<>();

  @Option(names = "--evaluate", description = "Evaluate the results when the run completed.")
  private boolean evaluate;

  @Option(names = "--detach", description = "Return as soon as the run has started.")
  private boolean detach;

  @Option(names = "--tee", description = "Show what the method prints.")
  private boolean tee;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "Stop the method after this many seconds.")
  private Optional<Long> timeout = Optional.empty();

  @Option(
      names = {"-b", "--build"},
      description = "Build the image first; on one machine there is none to build.")
  private boolean build;

  @Option(
      names = {"-t", "--tag"},
      paramLabel = "TAG",
      description = "Tag of the image; on one machine there is none.")
  private Optional<String> tag = Optional.empty();

  @Option(
      names = {"-g", "--gpu"},
      negatable = true,
      description = "Reserve a GPU, or none; needs a cluster.")
  private Optional<Boolean> gpu = Optional.empty();

  RunCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    checkOptions();
    Terminal terminal = context.terminal();
    GraFlag graflag = context.open(output.json());
    RunRequest plain = RunRequest.of(method, dataset).with(Parameters.parse(parameters));
    RunRequest request = timeout.map(Duration::ofSeconds).map(plain::within).orElse(plain);
    ProgressView progress = new ProgressView(terminal, tee, output.json());
    if (detach) {
      return detached(graflag.experiments().start(request, progress), graflag);
    }
    ExperimentInfo info = followed(request, graflag, progress);
    ExperimentName name = ExperimentName.parse(info.name());
    Optional<EvaluationResults> evaluation = Optional.empty();
    if (evaluate && info.isCompleted()) {
      try {
        evaluation = Optional.of(evaluated(name, graflag, progress));
      } catch (GraflagException e) {
        // The run itself is done, and hours of it must not vanish behind what came after.
        show(info, evaluation, Optional.of(e.getMessage()), progress);
        throw e;
      }
      info = graflag.experiments().get(name);
    }
    show(info, evaluation, Optional.empty(), progress);
    return info.isCompleted() && !progress.isOutputLost() ? 0 : 1;
  }

  private ExperimentInfo followed(RunRequest request, GraFlag graflag, ProgressView progress) {
    AtomicReference<ExperimentName> started = new AtomicReference<>();
    RunListener listener =
        event -> {
          if (event instanceof RunEvent.Started) {
            started.set(event.experiment());
          }
          progress.on(event);
        };
    return Detaching.whileRunning(
        () -> Optional.ofNullable(started.get()),
        evaluate,
        context.terminal(),
        () -> graflag.experiments().run(request, listener));
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
    if (gpu.orElse(false)) {
      throw GraflagException.of(
          Kind.USAGE,
          "--gpu needs a cluster: on one machine a method uses whatever GPU it finds.",
          "Leave the option out.");
    }
    checkTimeout();
    if (build || tag.isPresent()) {
      context
          .terminal()
          .err()
          .println("Runs on this machine use no image: --build and --tag have no effect.");
    }
  }

  private void checkTimeout() {
    long longest = Duration.ofDays(LONGEST_DAYS).toSeconds();
    if (timeout.isPresent() && (timeout.get() < 1 || timeout.get() > longest)) {
      throw GraflagException.of(
          Kind.USAGE,
          "--timeout must be 1 to %d seconds (%d days), not %d."
              .formatted(longest, LONGEST_DAYS, timeout.get()),
          "Without the option a run takes as long as it takes.");
    }
  }

  private int detached(ExperimentName name, GraFlag graflag) {
    if (output.json()) {
      OutputOptions.print(context.terminal(), graflag.experiments().get(name));
    } else {
      context.terminal().out().println(name);
      context.terminal().err().println("Started. Follow it with: graflag logs -f -e " + name);
    }
    return 0;
  }

  private void show(
      ExperimentInfo info,
      Optional<EvaluationResults> evaluation,
      Optional<String> error,
      ProgressView progress) {
    if (output.json()) {
      Map<String, Object> both = new LinkedHashMap<>();
      both.put("experiment", info);
      both.put("evaluation", evaluation);
      error.ifPresent(text -> both.put("error", text));
      OutputOptions.print(context.terminal(), both);
      return;
    }
    RunView.print(context.terminal(), info, tee ? List.of() : progress.lastLines());
    evaluation.ifPresent(found -> EvaluationView.print(context.terminal(), found));
  }
}
