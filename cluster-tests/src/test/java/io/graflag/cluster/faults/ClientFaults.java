package io.graflag.cluster.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.cluster.testbed.Experiment;
import io.graflag.cluster.testbed.LiveCommand;
import io.graflag.cluster.testbed.Said;
import io.graflag.cluster.testbed.TestCluster;
import io.graflag.cluster.testbed.Until;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Clients that die, many of them at once, and clocks that disagree. */
@OnFaultyCluster
@Order(4)
class ClientFaults {
  private static final int STEPS = 16;
  private static final int CLIENTS = 10;
  private static final int RUNS = 50;

  /** A minute, the time between two beats, and what a loaded machine takes. */
  private static final Duration LOST = Duration.ofSeconds(100);

  private TestCluster cluster;
  private FaultTable table;

  @BeforeAll
  void bringImages(TestCluster up, FaultTable faults) {
    cluster = up.ready();
    table = faults;
    cluster.image("echo_args");
    cluster.image("hour_off");
  }

  @AfterEach
  void nothingIsLeft() {
    cluster.graflag("cleanup", "--apply").done();
    Remains.awaitNone(cluster);
  }

  @Test
  void aClientIsKilledAtEachStep() throws InterruptedException {
    List<Experiment> before = cluster.experimentsOf("echo_args");
    Duration whole = submit().took();
    for (int step = 1; step <= STEPS; step++) {
      try (LiveCommand client = cluster.start("run", "-m", "echo_args", "-d", "sample_graph")) {
        // No condition: each moment of a run's submission is as good as another to die in.
        TimeUnit.NANOSECONDS.sleep(whole.toNanos() * step / STEPS);
        client.kill();
      }
    }
    List<Experiment> runs = new ArrayList<>(cluster.experimentsOf("echo_args"));
    runs.removeAll(before);
    Stopwatch watch = new Stopwatch();
    List<String> states =
        Until.within(
            LOST, "all are over", () -> states(runs), all -> all.stream().allMatch(this::isOver));
    assertThat(states)
        .allMatch(state -> state.equals("completed") || state.contains("client_lost"));
    long lost = states.stream().filter(state -> state.contains("client_lost")).count();
    String found = "%d completed, %d failed, %d never began";
    table.add(
        Fault.CLIENT_KILLED,
        found.formatted(runs.size() - lost - 1, lost, STEPS + 1 - runs.size()),
        lost > 0 ? "client_lost" : "",
        watch.time());
  }

  @Test
  void theClockOfAWorkerIsAnHourSlow() {
    Experiment run = cluster.detached("-m", "hour_off", "-d", "sample_graph", "-p", "SECONDS=5");
    run.awaitListed("completed");
    assertThat(run.json("status.json").moment("heartbeat").orElseThrow().toInstant())
        .isBefore(Instant.now().minus(Duration.ofMinutes(50)));
    table.add(Fault.CLOCK_OFF, run.listed(), Duration.ZERO);
  }

  @Test
  void aRunnerIsKilledWhoseClockIsAnHourSlow() {
    Experiment run = cluster.detached("-m", "hour_off", "-d", "sample_graph");
    run.awaitOutput(text -> text.contains("line 1\n"));
    String service = run.service();
    String label = "label=com.docker.swarm.service.name=" + service;
    String node = run.node();
    String id = cluster.nodes().on(node, "docker", "ps", "--quiet", "--filter", label);
    cluster.nodes().on(node, "docker", "kill", "--signal", "KILL", id);
    cluster.swarm().docker("service", "rm", service);
    Stopwatch watch = new Stopwatch();
    assertThat(run.listed().requiredText("status")).as("not lost at once").isEqualTo("running");
    table.add(Fault.RUNNER_KILLED_CLOCK_OFF, run.awaitFailure(LOST, "runner_lost"), watch.time());
    cluster.graflag("clear", "--apply").done();
  }

  @Test
  void fiftyRunsAreSubmittedByTenClientsAtOnce() throws Exception {
    int before = cluster.experimentsOf("echo_args").size();
    Instant start = Instant.now();
    Stopwatch watch = new Stopwatch();
    List<Said> all = new ArrayList<>();
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<Said>> submissions = new ArrayList<>();
      for (int i = 0; i < RUNS; i++) {
        submissions.add(clients.submit(this::submit));
      }
      for (Future<Said> submission : submissions) {
        all.add(submission.get());
      }
    } finally {
      clients.shutdownNow();
    }
    Duration each = watch.time().dividedBy(RUNS);
    List<Experiment> runs = all.stream().map(cluster::experiment).toList();
    assertThat(runs).extracting(Experiment::name).doesNotHaveDuplicates().hasSize(RUNS);
    assertThat(cluster.experimentsOf("echo_args")).hasSize(before + RUNS);
    assertThat(cluster.swarm().made(start)).doesNotHaveDuplicates().hasSize(RUNS);
    Until.within(
        Duration.ofMinutes(4),
        "all completed",
        () -> states(runs),
        s -> s.stream().allMatch("completed"::equals));
    table.add(Fault.CROWD, "all completed", each.toMillis() + " ms a submission", watch.time());
  }

  private Said submit() {
    return cluster
        .graflag("run", "--json", "--detach", "-m", "echo_args", "-d", "sample_graph")
        .done();
  }

  private boolean isOver(String state) {
    return state.startsWith("completed") || state.startsWith("failed");
  }

  private List<String> states(List<Experiment> runs) {
    List<String> names = runs.stream().map(Experiment::name).toList();
    return cluster
        .graflag("list", "experiments", "--limit", "5000", "--json")
        .done()
        .jsonObjects()
        .stream()
        .filter(info -> names.contains(info.requiredText("name")))
        .map(info -> (info.requiredText("status") + " " + info.text("reason").orElse("")).strip())
        .toList();
  }
}
