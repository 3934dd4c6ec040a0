package org.example;

import io.graflag.api.GraFlagAPI;
import java.nio.file.Path;
import java.util.Map;

/** Runs a method, follows it, evaluates it and reads its metrics; no error throws. */
public final class Embedding {
  private Embedding() {}

  /** Takes SHARED_DIR, a method and a dataset. */
  public static void main(String[] arguments) {
    Path sharedDir = Path.of(arguments[0]);
    GraFlagAPI api =
        GraFlagAPI.open(sharedDir, (what, error) -> System.out.println("! " + error.getMessage()));
    api.run(arguments[1], arguments[2], Map.of(), event -> System.out.println(event))
        .value()
        .flatMap(run -> api.evaluateExperiment(run.name()).value())
        .ifPresent(found -> System.out.println("AUC-ROC " + found.metrics().get("auc_roc")));
  }
}
