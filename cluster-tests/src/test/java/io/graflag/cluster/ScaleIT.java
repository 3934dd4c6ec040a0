package io.graflag.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.cluster.testbed.Nodes;
import io.graflag.cluster.testbed.OnCluster;
import io.graflag.cluster.testbed.Said;
import io.graflag.cluster.testbed.TestCluster;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** A thousand runs in the list. */
@OnCluster
@Order(8)
class ScaleIT {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  /**
   * A thousand folders as runs leave them, one for each minute of a day and more; of ten of them
   * the runner is lost, so that the Swarm has to be asked.
   */
  private static final String MAKE =
      """
      cd /shared/experiments
      i=0
      while [ $i -lt 1000 ]; do
        name=exp__scale__toy__20250101_$(printf %02d%02d%02d $((i / 60)) $((i % 60)) 0)
        mkdir $name
        status=completed
        [ $((i % 100)) -gt 0 ] || status=running
        printf '{"status":"'$status'","timestamp":"2025-01-01T12:00:00+00:00","method_name":"scale",\
      "exec_time_ms":12.5,"exit_code":0,"heartbeat":"2025-01-01T12:00:00+00:00"}' > $name/status.json
        printf '{"experiment_name":"%s","method_name":"scale","dataset":"toy"}' $name \
          > $name/service_config.json
        printf '{"service_id":"none","service_name":"%s","image":"none"}' $name \
          > $name/service_details.json
        : > $name/results.json
        i=$((i + 1))
      done
      """;

  private TestCluster cluster;

  @BeforeAll
  void makeRuns(TestCluster up) {
    cluster = up.ready();
    cluster.nodes().on(Nodes.MANAGER, "sh", "-euc", MAKE);
  }

  @AfterAll
  void removeRuns() {
    cluster.nodes().on(Nodes.MANAGER, "sh", "-c", "rm -rf /shared/experiments/exp__scale__*");
  }

  @Test
  void aThousandRunsAreListedInTwoSeconds(TestReporter reporter) {
    list();
    Said said = list();
    reporter.publishEntry("a thousand runs listed after", said.took().toMillis() + " ms");
    assertThat(said.jsonObjects())
        .filteredOn(info -> info.requiredText("method").equals("scale"))
        .hasSize(1000)
        .filteredOn(info -> !info.requiredText("status").equals("completed"))
        .hasSize(10)
        .allMatch(info -> info.text("reason").equals(Optional.of("runner_lost")));
    assertThat(said.took()).isLessThan(LIMIT);
  }

  private Said list() {
    return cluster.graflag("list", "experiments", "--limit", "5000", "--json").done();
  }
}
