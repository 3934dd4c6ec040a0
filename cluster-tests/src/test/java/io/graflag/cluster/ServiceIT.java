package io.graflag.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.cluster.testbed.Experiment;
import io.graflag.cluster.testbed.OnCluster;
import io.graflag.cluster.testbed.TestCluster;
import io.graflag.core.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The service of a run, as the Swarm itself describes it. */
@OnCluster
@Order(7)
class ServiceIT {
  private TestCluster cluster;
  private Experiment run;
  private String service;

  @BeforeAll
  void start(TestCluster up) {
    cluster = up.ready();
    cluster.image("sleeper");
    run =
        cluster.detached(
            "-m",
            "sleeper",
            "-d",
            "sample_graph",
            "--gpus",
            "2",
            "--cpus",
            "0.5",
            "--memory",
            "256m");
    service = run.service();
  }

  @AfterAll
  void stop() {
    run.stop();
  }

  @Test
  void isNamedAndLabelledAfterTheRun() {
    assertThat(service).isEqualTo(run.name());
    assertThat(fact("{{json .Spec.Labels}}"))
        .contains(
            "\"graflag.experiment\":\"" + run.name() + "\"",
            "\"graflag.method\":\"sleeper\"",
            "\"graflag.dataset\":\"sample_graph\"");
  }

  @Test
  void isOneTaskThatIsNeverStartedAgain() {
    assertThat(fact("{{.Spec.Mode.Replicated.Replicas}}")).isEqualTo("1");
    assertThat(fact("{{.Spec.TaskTemplate.RestartPolicy.Condition}}")).isEqualTo("none");
    assertThat(fact("{{.Spec.TaskTemplate.ContainerSpec.Init}}")).isEqualTo("true");
  }

  @Test
  void hasItsImageByContent() {
    assertThat(fact("{{.Spec.TaskTemplate.ContainerSpec.Image}}"))
        .startsWith(cluster.addresses().registry() + "/sleeper")
        .matches(".*@sha256:[0-9a-f]{64}");
  }

  @Test
  void reservesCardsAndLimitsProcessorsAndMemory() {
    String resources = fact("{{json .Spec.TaskTemplate.Resources}}");
    assertThat(resources)
        .contains("\"NanoCPUs\":500000000", "\"MemoryBytes\":268435456")
        .contains("{\"DiscreteResourceSpec\":{\"Kind\":\"NVIDIA-GPU\",\"Value\":2}}");
    JsonObject status = cluster.graflag("status", "--json").done().json();
    assertThat(status.objects("worker_nodes"))
        .anyMatch(node -> node.integer("gpus_used").orElse(0) == 2);
  }

  @Test
  void seesLibrariesAndMethodsReadOnly() {
    String mounts = fact("{{json .Spec.TaskTemplate.ContainerSpec.Mounts}}");
    assertThat(mounts)
        .contains("\"Source\":\"/shared\",\"Target\":\"/shared\"")
        .contains("\"Target\":\"/shared/libs\",\"ReadOnly\":true")
        .contains("\"Target\":\"/shared/methods\",\"ReadOnly\":true");
  }

  @Test
  void isListed() {
    assertThat(cluster.graflag("list", "services", "--json").done().jsonObjects())
        .anyMatch(
            listed ->
                listed.requiredText("name").equals(service)
                    && listed.requiredText("replicas").equals("1/1"));
  }

  private String fact(String format) {
    return cluster.swarm().fact(service, format);
  }
}
