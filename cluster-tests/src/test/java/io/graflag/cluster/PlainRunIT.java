package io.graflag.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.cluster.testbed.ClusterExtension;
import io.graflag.cluster.testbed.Nodes;
import io.graflag.cluster.testbed.PlainRun;
import io.graflag.cluster.testbed.Swarm.Task;
import io.graflag.cluster.testbed.TestCluster;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The methods of these tests, run by the docker command alone on a worker. */
@ExtendWith(ClusterExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlainRunIT {
  private static final String HOSTILE = "a b'c\"d$(touch /tmp/x);\n";
  private TestCluster cluster;

  @BeforeAll
  void bringFiles(TestCluster up) {
    cluster = up;
    cluster.swarm().join();
    cluster.swarm().availability(Nodes.MANAGER, "drain");
    cluster.shared().bringRunner();
    cluster.shared().bringSample("sample_graph");
  }

  @AfterEach
  void removeServices() {
    cluster.swarm().removeServices();
  }

  @AfterAll
  void takeTheManagerBack() {
    cluster.swarm().availability(Nodes.MANAGER, "active");
  }

  @ParameterizedTest
  @ValueSource(strings = {"echo_args", "gad.net_2.v1"})
  void argumentsArriveByteForByteOnAWorker(String method) {
    PlainRun run = built(method);
    Task task = run.run("sample_graph", Map.of("TEXT", HOSTILE));
    assertThat(task.state()).isEqualTo("Complete");
    assertThat(task.node()).isIn(Nodes.WORKERS);
    assertThat(cluster.shared().bytes(run.file("args.bin")))
        .asString()
        .isEqualTo("--text\0" + HOSTILE + "\0");
    assertThat(cluster.shared().json(run.file("status.json")).requiredText("status"))
        .isEqualTo("completed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"py_published", "py_plain"})
  void thePublishedClientWritesUnderThePublishedRunner(String method) {
    PlainRun run = built(method);
    assertThat(run.run("sample_graph", Map.of()).state()).isEqualTo("Complete");
    assertThat(cluster.shared().json(run.file("results.json")).requiredText("result_type"))
        .isEqualTo("NODE_ANOMALY_SCORES");
    assertThat(cluster.shared().names(run.file(""))).contains("training.csv");
  }

  @Test
  void aMethodThatEndsWithACodeSaysSo() {
    PlainRun run = built("exits");
    assertThat(run.run("sample_graph", Map.of("CODE", "7")).state()).isEqualTo("Failed");
    assertThat(cluster.shared().json(run.file("status.json")).integer("exit_code")).contains(7);
  }

  @Test
  void aHungryMethodIsKilledForItsMemory() {
    PlainRun run = built("hungry");
    assertThat(run.run("sample_graph", Map.of(), "--limit-memory", "256M").state())
        .isEqualTo("Failed");
    assertThat(cluster.shared().json(run.file("status.json")).text("reason"))
        .contains("oom_killed");
  }

  @Test
  void aSleeperCountsItsLines() {
    PlainRun run = built("sleeper");
    assertThat(run.run("sample_graph", Map.of("SECONDS", "1")).state()).isEqualTo("Complete");
    assertThat(cluster.shared().text(run.file("method_output.txt"))).contains("line 1\n", "line 5");
  }

  @Test
  void aBrokenBuildFailsInTheMiddle() {
    assertThatThrownBy(() -> built("broken_build"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("returned a non-zero code: 7");
  }

  private PlainRun built(String method) {
    cluster.shared().bringMethod(method);
    return new PlainRun(cluster, method, "plain-" + method.replace('.', '-')).build();
  }
}
