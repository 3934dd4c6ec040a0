package io.graflag.evaluator;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in curves.json beside both curves. */
class EvaluatorCurvesTest {
  @TempDir Path directory;

  @Test
  void writesTheAreaOverTimeOfAStream() throws IOException {
    // At time 1 the anomaly 5 beats the normal 4: area 1. At time 2 the anomaly 6 loses to 7, but
    // ties with 6: 0.25. At time 3 there is no normal item.
    TestExperiment stream =
        stream("6, 5, 7, 4, 6, 1", "1, 1, 0, 0, 0, 1", ", \"timestamps\": [2, 1, 2, 1, 2, 3]");
    stream.evaluate();
    JsonObject areas = stream.curves().object("auc_by_time").orElseThrow();

    assertThat(areas.values()).containsOnlyKeys("from", "to", "auc_roc");
    assertThat(areas.list("from")).containsExactly(1.0, 2.0, 3.0);
    assertThat(areas.list("to")).containsExactly(1.0, 2.0, 3.0);
    assertThat(areas.list("auc_roc")).containsExactly(1.0, 0.25, null);
  }

  @Test
  void writesWhereABucketBeginsAndEnds() throws IOException {
    // 100 events, two in each of 50 buckets: a normal item at an even time, an anomaly just after.
    StringBuilder scores = new StringBuilder("0, 1");
    StringBuilder labels = new StringBuilder("0, 1");
    StringBuilder times = new StringBuilder("0, 1");
    for (int time = 2; time < 100; time += 2) {
      scores.append(", 0, 1");
      labels.append(", 0, 1");
      times.append(", ").append(time).append(", ").append(time + 1);
    }
    TestExperiment stream =
        stream(scores.toString(), labels.toString(), ", \"timestamps\": [" + times + "]");
    stream.evaluate();
    JsonObject areas = stream.curves().object("auc_by_time").orElseThrow();

    assertThat(areas.list("from")).hasSize(50).startsWith(0.0, 2.0).endsWith(98.0);
    assertThat(areas.list("to")).hasSize(50).startsWith(1.0, 3.0).endsWith(99.0);
    assertThat(areas.list("auc_roc")).hasSize(50).containsOnly(1.0);
  }

  @Test
  void writesNoAreaOverTimeWhereThereAreNoTimes() throws IOException {
    TestExperiment stream = stream("6, 5", "1, 0", "");
    stream.evaluate();
    TestExperiment nodes = TestExperiment.with(directory.resolve("static"), "6, 5", "1, 0");
    nodes.evaluate();

    assertThat(stream.curves().values()).containsOnlyKeys("roc", "pr");
    assertThat(nodes.curves().values()).containsOnlyKeys("roc", "pr");
  }

  private TestExperiment stream(String scores, String labels, String more) throws IOException {
    return TestExperiment.in(directory.resolve("stream"))
        .file(
            "results.json",
            """
            {"result_type": "NODE_STREAM_ANOMALY_SCORES", "scores": [%s], "ground_truth": [%s]%s}
            """
                .formatted(scores, labels, more));
  }
}
