package io.graflag.cli;

import io.graflag.api.GraFlag;
import io.graflag.api.authoring.CheckRequest;
import io.graflag.api.authoring.MethodCheck;
import io.graflag.api.authoring.MethodReport;
import io.graflag.cli.render.MethodReportView;
import io.graflag.core.method.DatasetName;
import io.graflag.core.method.Parameters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code graflag check-method}. */
@Command(
    description = {
      "Tests a method against the contract: its files, and a real run on a small dataset.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  graflag check-method my_method",
      "  graflag check-method ./shared/methods/my_method -d sample_graph -p STEPS=10",
      "",
      "Exits with 0 where no check found an error, else with 1."
    })
final class CheckMethodCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private OutputOptions output = new OutputOptions();

  @picocli.CommandLine.Parameters(
      paramLabel = "NAME_OR_DIR",
      description = "The method, or its directory: what holds a '/' is one.")
  private String method;

  @Option(
      names = {"-d", "--dataset"},
      paramLabel = "DATASET",
      description = "What to try it on; without it, a sample that it supports.")
  private Optional<String> dataset = Optional.empty();

  @Option(
      names = {"-p", "--params"},
      paramLabel = "KEY=VALUE",
      description = "A parameter that differs from its default; -p once for each.")
  private List<String> parameters = new ArrayList<>();

  @Option(
      names = "--timeout",
      defaultValue = "120",
      paramLabel = "SECONDS",
      description = "Limit on the time of each run (default: ${DEFAULT-VALUE}).")
  private long timeout;

  @Option(
      names = "--quick",
      description = "Leave out the second run, which tells whether equal seeds repeat.")
  private boolean quick;

  @Option(names = "--keep", description = "Keep what the runs leave behind, and say where.")
  private boolean keep;

  CheckMethodCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    TimeLimit.check(timeout);
    CheckRequest request =
        new CheckRequest(
            method,
            context.resolve(Path.of("")),
            dataset.map(DatasetName::parse),
            Parameters.parse(parameters),
            Duration.ofSeconds(timeout),
            quick,
            keep);
    GraFlag graflag = context.open(output.json());
    MethodReport report = report(graflag, request);
    if (output.json()) {
      OutputOptions.print(context.terminal(), report);
    } else {
      MethodReportView.print(context.terminal(), report);
    }
    return report.ready() ? 0 : 1;
  }

  private MethodReport report(GraFlag graflag, CheckRequest request) {
    try (MethodCheck check = graflag.authoring().check(request)) {
      // Unlike a run, a trial is of no use to anybody once its command is gone.
      return Interruption.cleaningUp(check::close, () -> check.run(this::say));
    }
  }

  private void say(String text) {
    if (!output.json()) {
      context.terminal().err().println(text + "...");
      context.terminal().err().flush();
    }
  }
}
