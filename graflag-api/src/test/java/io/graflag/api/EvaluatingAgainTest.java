package io.graflag.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.api.storage.LocalStorage;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluatingAgainTest {
  private static final String RUN = "exp__midas__toy__20260309_140000";
  private static final String CURRENT =
      "\"evaluator\": {\"name\": \"e\", \"version\": \"7\", \"metric_rules\": 2}";

  @TempDir Path root;
  private SharedFolder folder;
  private GraflagException refusal;

  @BeforeEach
  void fill() {
    folder = new SharedFolder(root);
    completed(RUN);
  }

  @Test
  void tellsWhichMetricsMoved() {
    evaluated(RUN, CURRENT);

    Reevaluation.Moved moved = evaluate(false).get(0).moved().get(0);
    assertThat(moved.metric()).isEqualTo("auc_roc");
    assertThat(moved.before()).contains(0.5);
    assertThat(moved.after()).contains(0.75);
    assertThat(evaluate(false).get(0).moved()).hasSize(1); // num_samples is 4 before and after
  }

  @Test
  void leavesAloneWhatIsCurrent() {
    evaluated(RUN, CURRENT);
    assertThat(evaluate(true)).isEmpty();
    assertThat(evaluate(false)).hasSize(1);
  }

  @Test
  void takesOlderRulesAnotherVersionOrNoneForOutdated() {
    evaluated(RUN, CURRENT.replace("2}", "1}"));
    assertThat(evaluate(true)).hasSize(1);
    evaluated(RUN, CURRENT.replace("\"7\"", "\"6\""));
    assertThat(evaluate(true)).hasSize(1);
    evaluated(RUN, "\"plots\": {}"); // as the original writes
    assertThat(evaluate(true)).hasSize(1);
  }

  @Test
  void saysWhichRunsHadNoEvaluationThatCouldBeRead() {
    assertThat(evaluate(true)).extracting(Reevaluation::first).containsExactly(true);
    folder.write("experiments/" + RUN + "/eval/evaluation.json", "broken");
    assertThat(evaluate(true)).extracting(Reevaluation::first).containsExactly(true);
  }

  @Test
  void goesOnAfterAFailure() {
    completed(RUN.replace("140000", "150000"));
    refusal = GraflagException.of(Kind.FAILED, "broken results");

    assertThat(evaluate(false))
        .extracting(Reevaluation::failure)
        .containsExactly(Optional.of("broken results"), Optional.of("broken results"));
  }

  @Test
  void passesOverRunsThatAreNotCompleted() {
    folder.experiment(RUN, "status.json", status("failed"));
    assertThat(evaluate(false)).isEmpty();
  }

  private List<Reevaluation> evaluate(boolean onlyOutdated) {
    LocalStorage storage = new LocalStorage(folder.places(), SharedFolder.CLOCK);
    FakeEngine engine = new FakeEngine();
    Experiments experiments =
        new Experiments(storage, engine, engine, null, SharedFolder.CLOCK, "ada");
    List<Reevaluation> heard = new ArrayList<>();
    List<Reevaluation> all =
        new EvaluatingAgain(storage, "7", name -> answer(name.value()))
            .evaluate(experiments.list(10), onlyOutdated, heard::add);
    assertThat(heard).isEqualTo(all);
    return all;
  }

  private EvaluationResults answer(String name) {
    if (refusal != null) {
      throw refusal;
    }
    Map<String, Number> metrics = Map.of("auc_roc", 0.75, "num_samples", 4);
    return new EvaluationResults(
        name,
        metrics,
        Optional.empty(),
        List.of(),
        "",
        Map.of(),
        Map.of(),
        Optional.empty(),
        List.of());
  }

  private void completed(String name) {
    folder.experiment(name, "status.json", status("completed"));
    folder.write("experiments/" + name + "/results.json", "{}");
  }

  private static Map<String, Object> status(String state) {
    return Map.of("status", state, "timestamp", "2026-03-09T14:00:00Z");
  }

  private void evaluated(String name, String evaluator) {
    folder.write(
        "experiments/" + name + "/eval/evaluation.json",
        """
        {"experiment_name": "x", "result_type": "NODE_ANOMALY_SCORES",
         "metrics": {"auc_roc": 0.5, "num_samples": 4}, %s}
        """
            .formatted(evaluator));
  }
}
