package io.graflag.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.cluster.testbed.Experiment;
import io.graflag.cluster.testbed.LiveCommand;
import io.graflag.cluster.testbed.OnCluster;
import io.graflag.cluster.testbed.Said;
import io.graflag.cluster.testbed.TestCluster;
import io.graflag.core.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images whose command is the original's runner, as they were published, run under ours. */
@OnCluster
@Order(4)
class PublishedImageIT {
  private TestCluster cluster;

  @BeforeAll
  void bringMethods(TestCluster up) {
    cluster = up.ready();
    cluster.shared().bringMethod("py_published");
    cluster.shared().bringMethod("py_plain");
    cluster.image("py_published");
    cluster.image("py_plain");
  }

  @ParameterizedTest
  @CsvSource({
    "py_published, '[''--fail'', ''0'', ''--power'', ''1.5'', ''--wait'', ''0'']'",
    "py_plain, []"
  })
  void completesWithTheFlagsOfItsImage(String method, String arguments) {
    Experiment run = cluster.completed("-m", method, "-d", "sample_graph");
    assertThat(run.text("method_output.txt"))
        .startsWith("=== METHOD OUTPUT ===")
        .contains("arguments: " + arguments);
    assertThat(run.json("results.json").requiredText("result_type"))
        .isEqualTo("NODE_ANOMALY_SCORES");
    assertThat(run.json("results.json").object("metadata").orElseThrow().number("power"))
        .contains(1.5);
    assertThat(run.has("training.csv")).isTrue();
    JsonObject status = run.json("status.json");
    assertThat(status.text("heartbeat")).as("what only our runner writes").isPresent();
    assertThat(status.object("resources")).isPresent();
  }

  @Test
  void itsOutputIsSeenWhileItRuns() {
    try (LiveCommand live =
        cluster.start("run", "--tee", "-m", "py_published", "-d", "sample_graph", "-p", "WAIT=1")) {
      live.awaitOut(out -> out.contains("arguments: ["));
      assertThat(live.goesOn()).isTrue();
      cluster.newest("py_published").write("go", "\n");
      live.end(Duration.ofMinutes(1)).done();
    }
  }

  @Test
  void itsFailureHasACodeAndItsLastWords() {
    Said said = cluster.run("-m", "py_published", "-d", "sample_graph", "-p", "FAIL=1").ended(1);
    Experiment run = cluster.experiment(said);
    JsonObject info = run.listed();
    assertThat(info.requiredText("status")).isEqualTo("failed");
    assertThat(info.text("reason")).contains("exit_code");
    assertThat(info.integer("exit_code")).contains(1);
    assertThat(info.requiredText("detail")).contains("the loss is not a number");
    assertThat(run.json("service_details.json").integer("exit_code")).isPresent();
  }
}
