package io.graflag.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.cluster.testbed.Nodes;
import io.graflag.cluster.testbed.OnCluster;
import io.graflag.cluster.testbed.Said;
import io.graflag.cluster.testbed.TestCluster;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestReporter;

/** A thousand runs in the list. */
@OnCluster
@Order(8)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScaleIT {
  /** How many times as long a thousand may take as a few, whatever the machine. */
  private static final double MOST = 3;

  /** A thousand folders as runs leave them, one for each minute of a day and more. */
  private static final String MAKE =
      """
      cd /shared/experiments
      i=0
      while [ $i -lt 1000 ]; do
        name=exp__scale__toy__20250101_$(printf %02d%02d%02d $((i / 60)) $((i % 60)) 0)
        mkdir $name
        printf '{"status":"completed","timestamp":"2025-01-01T12:00:00+00:00","method_name":"scale",\
      "exec_time_ms":12.5,"exit_code":0,"heartbeat":"2025-01-01T12:00:00+00:00"}' > $name/status.json
        printf '{"experiment_name":"%s","method_name":"scale","dataset":"toy"}' $name \
          > $name/service_config.json
        printf '{"service_id":"none","service_name":"%s","image":"none"}' $name \
          > $name/service_details.json
        : > $name/results.json
        i=$((i + 1))
      done
      """;

  /** Of ten of them the runner was lost, so that the Swarm has to be asked. */
  private static final String LOSE =
      """
      cd /shared/experiments
      for name in exp__scale__toy__20250101_??0000; do
        sed -i 's/completed/running/' $name/status.json
        touch -d '1 hour ago' $name/status.json
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
  @Order(1)
  void aThousandRunsAreListedNearlyAsFastAsAFew(TestReporter reporter) {
    Duration few = best("1");
    Duration all = best("5000");
    reporter.publishEntry("one run listed after " + few, "a thousand after " + all);
    assertThat(all.toNanos()).isLessThan((long) (MOST * few.toNanos()));
    assertThat(list("5000").jsonObjects())
        .filteredOn(info -> info.requiredText("method").equals("scale"))
        .hasSize(1000)
        .allMatch(info -> info.requiredText("status").equals("completed"));
  }

  @Test
  @Order(2)
  void theLostOnesAmongThemAreFound() {
    cluster.nodes().on(Nodes.MANAGER, "sh", "-euc", LOSE);
    assertThat(list("5000").jsonObjects())
        .filteredOn(info -> info.requiredText("method").equals("scale"))
        .filteredOn(info -> !info.requiredText("status").equals("completed"))
        .hasSizeBetween(10, 20)
        .allMatch(info -> info.text("reason").equals(Optional.of("runner_lost")));
  }

  private Duration best(String limit) {
    return Stream.generate(() -> list(limit).took()).limit(3).sorted().toList().get(0);
  }

  private Said list(String limit) {
    return cluster.graflag("list", "experiments", "--limit", limit, "--json").done();
  }
}
