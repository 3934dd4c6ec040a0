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

/** Following a run, leaving it, and ending it. */
@OnCluster
@Order(5)
class LogsAndStopIT {
  private TestCluster cluster;

  @BeforeAll
  void bringMethod(TestCluster up) {
    cluster = up.ready();
    cluster.image("sleeper");
  }

  @Test
  void followingEndsWithTheRun() {
    Experiment run = sleeper(3);
    try (LiveCommand logs = cluster.start("logs", "-f", "-e", run.name())) {
      logs.awaitOut(out -> out.contains("line 1\n"));
      Said said = logs.end(Duration.ofSeconds(30)).done();
      assertThat(said.out())
          .contains("line 2\n", "line 14\n", "line 15\n")
          .doesNotContain("line 16");
      assertThat(said.err()).contains("completed");
    }
  }

  @Test
  void stoppingEndsTheServiceAndSaysWho() {
    Experiment run = sleeper(120).awaitOutput(text -> text.contains("line 1\n"));
    assertThat(run.services()).hasSize(1);
    run.stop();
    assertThat(run.services()).isEmpty();
    JsonObject info = run.listed();
    assertThat(info.requiredText("status")).isEqualTo("stopped");
    assertThat(info.text("reason")).contains("stopped_by_user");
    assertThat(run.json("stop.json").requiredText("reason")).isEqualTo("stopped_by_user");
    assertThat(run.json("status.json").requiredText("status")).isEqualTo("stopped");
    assertThat(cluster.graflag("stop", "-e", run.name()).refused()).contains("stopped");
  }

  @Test
  void ctrlCLeavesTheRunAlone() {
    try (LiveCommand following =
        cluster.start("run", "--tee", "-m", "sleeper", "-d", "sample_graph")) {
      following.awaitOut(out -> out.contains("line 2\n"));
      Experiment run = cluster.newest("sleeper");
      Said said = following.interrupt().end(Duration.ofSeconds(10)).ended(130);
      assertThat(said.err()).contains("goes on", "graflag logs -f -e " + run.name());
      int seen = said.out().split("\n").length;
      run.awaitOutput(text -> text.split("\n").length > seen + 5);
      assertThat(run.listed().requiredText("status")).isEqualTo("running");
      run.stop();
    }
  }

  private Experiment sleeper(int seconds) {
    return cluster.detached("-m", "sleeper", "-d", "sample_graph", "-p", "SECONDS=" + seconds);
  }
}
