package io.graflag.examples.lesson;

import io.graflag.api.Attempt;
import io.graflag.api.EvaluationResults;
import io.graflag.api.ExperimentInfo;
import io.graflag.api.GraFlag;
import io.graflag.api.GraFlagAPI;
import io.graflag.api.RunRequest;
import java.io.PrintStream;

/** Runs a method from a program, follows it, evaluates it, and prints a metric. */
public final class E02RunExperiment {
  private E02RunExperiment() {}

  /**
   * Runs and evaluates; no error throws.
   *
   * @param graflag where methods and datasets are
   * @param out where to print
   */
  public static void run(GraFlag graflag, PrintStream out) {
    GraFlagAPI api = new GraFlagAPI(graflag, (operation, error) -> out.println(error.getMessage()));
    RunRequest request = RunRequest.of("midas_r", "sample_stream").with("SEED", "2");
    Attempt<ExperimentInfo> run = api.run(request, event -> out.println(event));
    run.value()
        .flatMap(info -> api.evaluateExperiment(info.name()).value())
        .map(EvaluationResults::metrics)
        .ifPresent(metrics -> out.println("AUC-ROC " + metrics.get("auc_roc")));
  }
}
