package io.graflag.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.cluster.testbed.Experiment;
import io.graflag.cluster.testbed.LiveCommand;
import io.graflag.cluster.testbed.Nodes;
import io.graflag.cluster.testbed.OnCluster;
import io.graflag.cluster.testbed.Said;
import io.graflag.cluster.testbed.TestCluster;
import io.graflag.core.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Ends of runs, brought about for real, and what the list says of them. */
@OnCluster
@Order(13)
class StateTableIT {
  private TestCluster cluster;

  @BeforeAll
  void bringImages(TestCluster up) {
    cluster = up.ready();
    Stream.of("sleeper", "exits", "hungry", "echo_args").forEach(cluster::image);
  }

  @AfterEach
  void letNodesTakeTasks() {
    Nodes.ALL.forEach(node -> cluster.swarm().availability(node, "active"));
  }

  @AfterAll
  void removeFolders() {
    cluster.experimentsOf("old").forEach(Experiment::forget);
  }

  @Test
  void aMethodThatIsOutOfMemoryIsOomKilled() {
    Experiment run = failed("oom_killed", "-m", "hungry", "-d", "sample_graph", "--memory", "256m");
    assertThat(run.services()).isEmpty();
  }

  @Test
  void aMethodThatTakesTooLongRunsIntoItsLimit() {
    failed("timeout", "-m", "sleeper", "-d", "sample_graph", "--timeout", "2");
  }

  @Test
  void aMethodThatExitsWithACodeHasIt() {
    Experiment run = failed("exit_code", "-m", "exits", "-d", "sample_graph", "-p", "CODE=7");
    assertThat(run.listed().integer("exit_code")).contains(7);
  }

  @Test
  void aMethodThatWritesNothingHasNoResults() {
    failed("no_results", "-m", "exits", "-d", "sample_graph", "-p", "CODE=0");
  }

  @Test
  void aBuildThatFailsInTheMiddleShowsItsStep() {
    Said said = cluster.run("-m", "broken_build", "-d", "sample_graph", "--build").ended(1);
    assertThat(said.err()).contains("the step that fails").doesNotContain("\tat ");
    Experiment run = cluster.newest("broken_build");
    assertThat(run.listed().requiredText("status")).isEqualTo("failed");
    assertThat(run.listed().text("reason")).contains("image_build");
    assertThat(run.text("build.log")).contains("the step before", "the step that fails");
    assertThat(run.services()).isEmpty();
  }

  @Test
  void aServiceThatSomebodyRemovesLeavesTheRunnersOwnLastWord() {
    Experiment run = sleeper();
    cluster.swarm().docker("service", "rm", run.service());
    JsonObject info = run.awaitFailure("signal");
    assertThat(info.requiredText("detail")).contains("SIGTERM");
    assertThat(run.json("status.json").requiredText("status")).isEqualTo("failed");
  }

  @Test
  void aRunWaitsWithTheWordsOfTheSwarmWhereNoNodeTakesIt() {
    Nodes.ALL.forEach(node -> cluster.swarm().availability(node, "drain"));
    Experiment run = cluster.detached("-m", "echo_args", "-d", "sample_graph");
    assertThat(run.awaitListed("pending").requiredText("detail")).contains("no suitable node");
    letNodesTakeTasks();
    run.awaitListed("completed");
  }

  @Test
  void aRunThatWaitsLongerThanItMayHasNoSuitableNode() {
    Nodes.ALL.forEach(node -> cluster.swarm().availability(node, "drain"));
    Experiment run =
        failed("no_suitable_node", "-m", "echo_args", "-d", "sample_graph", "--max-wait", "3");
    assertThat(run.services()).isEmpty();
  }

  @Test
  void moreCardsThanAnyNodeHasAreRefusedBeforeAnythingIsMade() {
    int before = cluster.experimentsOf("echo_args").size();
    Said said = cluster.run("-m", "echo_args", "-d", "sample_graph", "--gpus", "5").ended(2);
    assertThat(said.err()).contains(Nodes.ALL).contains("5", "2").doesNotContain("\tat ");
    assertThat(cluster.experimentsOf("echo_args")).hasSize(before);
  }

  @Test
  void clientsThatStartAtOnceHaveAFolderEach() {
    int before = cluster.experimentsOf("echo_args").size();
    List<LiveCommand> clients =
        Stream.of("one", "two", "three")
            .map(
                text ->
                    cluster.start(
                        "run",
                        "--json",
                        "-m",
                        "echo_args",
                        "-d",
                        "sample_graph",
                        "-p",
                        "TEXT=" + text))
            .toList();
    List<Experiment> runs =
        clients.stream()
            .map(client -> client.end(Duration.ofMinutes(1)).done())
            .map(cluster::experiment)
            .toList();
    assertThat(runs).extracting(Experiment::name).doesNotHaveDuplicates();
    assertThat(runs)
        .extracting(run -> run.text("args.bin"))
        .containsExactly("--text\0one\0", "--text\0two\0", "--text\0three\0");
    assertThat(cluster.experimentsOf("echo_args")).hasSize(before + 3);
  }

  @Test
  void foldersOfTheOriginalAreReadAsItLeftThem() {
    Experiment stopped = left("1", "status.json", "{\"status\":\"running\"}");
    Experiment completed = left("2", "results.json", "{}");
    Experiment unknown = left("3", "service_config.json", "{}");
    Experiment ended = left("5", "status.json", "{\"status\":\"running\"}");
    ended.write("stop.json", "{\"reason\":\"stopped_by_user\",\"by\":\"ada\"}");
    Experiment unbuilt = left("4", "status.json", "{\"status\":\"building\"}");
    unbuilt.write("build.log", "it was not built\n");
    String log = "/shared/experiments/" + unbuilt.name() + "/build.log";
    cluster.nodes().on(Nodes.MANAGER, "touch", "-d", "2 minutes ago", log);
    assertThat(Stream.of(stopped, completed, unknown, unbuilt, ended).map(Experiment::listed))
        .extracting(info -> info.requiredText("status"))
        .containsExactly("stopped", "completed", "unknown", "failed", "stopped");
    assertThat(unbuilt.listed().text("reason")).contains("image_build");
  }

  private Experiment left(String second, String file, String text) {
    Experiment run = new Experiment(cluster, "exp__old__toy__20990101_00000" + second);
    String timed =
        text.replace(
            "\"status\"",
            "\"timestamp\":\"2025-01-01T12:00:00+00:00\",\"method_name\":\"old\",\"status\"");
    run.write(file, timed);
    return run;
  }

  private Experiment failed(String reason, String... words) {
    Experiment run = cluster.experiment(cluster.run(words).ended(1));
    JsonObject info = run.listed();
    assertThat(info.requiredText("status")).isEqualTo("failed");
    assertThat(info.text("reason")).contains(reason);
    return run;
  }

  private Experiment sleeper() {
    return cluster
        .detached("-m", "sleeper", "-d", "sample_graph")
        .awaitOutput(text -> text.contains("line 1\n"));
  }
}
