package io.graflag.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.cluster.testbed.Experiment;
import io.graflag.cluster.testbed.OnCluster;
import io.graflag.cluster.testbed.Said;
import io.graflag.cluster.testbed.TestCluster;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Evaluations that do not come to a good end. */
@OnCluster
@Order(7)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EvaluationIT {
  private TestCluster cluster;
  private Experiment run;

  @BeforeAll
  void completeARun(TestCluster up) {
    cluster = up.ready();
    cluster.image("echo_args");
    run = cluster.completed("-m", "echo_args", "-d", "sample_graph");
  }

  @Test
  @Order(1)
  void theEvaluatorsFailureIsOurs() {
    String results = run.text("results.json");
    run.write("results.json", "{\"result_type\": \"NODE_ANOMALY_SCORES\", \"scores\": [0.1");
    Said said = cluster.graflag("evaluate", "-e", run.name()).ended(1);
    run.write("results.json", results);
    assertThat(said.err()).contains("results.json").doesNotContain("\tat ");
    assertThat(run.has("eval/evaluation.json")).isFalse();
    assertThat(evaluations()).isEmpty();
  }

  @Test
  @Order(2)
  void nothingButTheFolderOfTheEvaluationChanges() {
    String list = "cd /shared && find . -path '*/eval/*' -o -type f -printf '%p %s %T@\\n' | sort";
    String before = cluster.nodes().on("manager", "sh", "-c", list);
    cluster.graflag("evaluate", "-e", run.name()).done();
    assertThat(cluster.nodes().on("manager", "sh", "-c", list)).isEqualTo(before);
    assertThat(run.has("eval/evaluation.json")).isTrue();
    assertThat(evaluations()).isEmpty();
  }

  private List<String> evaluations() {
    return cluster.swarm().services().stream().filter(name -> name.startsWith("eval")).toList();
  }
}
