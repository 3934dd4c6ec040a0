package io.graflag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.JsonObject;
import io.graflag.core.result.ResultType;
import io.graflag.core.testing.PythonClient;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results of every type that the original's library wrote, evaluated. */
class PublishedTypesIT {
  private static final String SCRIPT =
      """
      import os
      from graflag_runner import ResultWriter

      ROWS, LABELS = [[0.1], [0.9, 0.3], [0.8, -1]], [[0], [1, 1], [0, 1]]

      for type in sorted(ResultWriter.VALID_RESULT_TYPES):
          rows = type.startswith("TEMPORAL")
          # Half of them as a generator, which is streamed into the file.
          scores = ROWS if rows else (score for row in ROWS for score in row)
          labels = LABELS if rows else [label for row in LABELS for label in row]
          writer = ResultWriter(os.environ["EXP"] + type)
          writer.save_scores(type, scores, ground_truth=labels)
          writer.add_metadata(method_name="types", dataset="toy")
          writer.finalize()
      ResultWriter().save_scores("NODE_ANOMALY_SCORES", [1.0, 2.0])
      """;

  @TempDir Path root;

  @Test
  void haveTheSameFiguresForTheSameScores() {
    CommandLineSession session = new CommandLineSession(root);
    session.variable("PYTHONPATH", PythonClient.directory().toString());
    session.variable("PYTHONDONTWRITEBYTECODE", "1");
    session.write("methods/types/types_.py", SCRIPT).method("types", "python3 types_.py");
    JsonObject run = session.graflag("run", "-m", "types", "-d", "toy", "--json").json();
    JsonObject experiment = run.object("experiment").orElseThrow();
    assertThat(experiment.text("reason")).as("it never calls finalize").contains("no_results");
    Path folder = session.experiment(experiment.requiredText("name"));
    for (ResultType type : ResultType.values()) {
      check(session, folder.resolve(type.name()));
    }
  }

  private static void check(CommandLineSession session, Path folder) {
    CommandLineSession.Answer answer =
        session.graflag("evaluate", "--path", folder.toString(), "--json");
    assertThat(answer.code()).as(answer.err()).isZero();
    JsonObject metrics = answer.json().object("metrics").orElseThrow();
    assertThat(metrics.number("auc_roc").orElseThrow()).as(folder.toString()).isEqualTo(0.75);
    assertThat(metrics.number("average_precision").orElseThrow()).isEqualTo((1 + 2 / 3.0) / 2);
    assertThat(metrics.wholeNumber("num_anomalies")).contains(2L);
  }
}
