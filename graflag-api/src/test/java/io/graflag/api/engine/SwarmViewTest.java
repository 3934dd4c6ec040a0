package io.graflag.api.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.api.swarm.ServiceSpec;
import io.graflag.api.swarm.Swarm;
import io.graflag.api.swarm.TaskState;
import io.graflag.core.experiment.FailureReason;
import io.graflag.core.experiment.StateFacts.Service;
import io.graflag.core.experiment.SwarmRecord;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SwarmViewTest {
  private static final String NAME = "exp__midas__toy__20260309_140000";
  private static final String NO_NODE = "no suitable node (insufficient resources on 1 node)";

  private final FakeSwarm swarm = new FakeSwarm();

  private void created(int gpus, Map<String, String> more) {
    Map<String, String> labels = new LinkedHashMap<>(more);
    labels.put(Swarm.EXPERIMENT, NAME);
    swarm.create(
        new ServiceSpec(
            NAME,
            "m:5000/midas@sha256:1",
            Optional.empty(),
            Optional.empty(),
            labels,
            Map.of(),
            List.of(),
            Map.of(),
            gpus,
            Optional.empty(),
            Optional.empty(),
            40,
            List.of(),
            List.of(),
            false));
  }

  private Service seen(Duration later) {
    SwarmView view = SwarmView.of(swarm, Swarm.EXPERIMENT, FakeSwarm.START.plus(later));
    return view.service(view.run(NAME).orElseThrow());
  }

  private Service seen() {
    return seen(Duration.ofSeconds(1));
  }

  @Test
  void needsThreeCallsHoweverManyServicesThereAre() {
    created(0, Map.of());
    swarm.calls = 0;
    SwarmView.of(swarm, Swarm.EXPERIMENT, FakeSwarm.START);
    assertThat(swarm.calls).isEqualTo(3);
  }

  @Test
  void waitsWithTheWordsOfSwarm() {
    created(0, Map.of());
    assertThat(seen()).isInstanceOf(Service.Waiting.class);
    swarm.task(TaskState.PREPARING, TaskState.RUNNING, "a", "preparing", null);
    assertThat(seen()).isEqualTo(new Service.Waiting("preparing"));
  }

  @Test
  void runsWhileItsTaskRuns() {
    created(0, Map.of());
    swarm.task(TaskState.RUNNING, TaskState.RUNNING, "a", "started", null);
    assertThat(seen()).isEqualTo(new Service.Running());
  }

  @Test
  void endsAsItsTaskDid() {
    created(0, Map.of());
    swarm.task(TaskState.COMPLETE, TaskState.SHUTDOWN, "a", "finished", 0);
    assertThat(((Service.Ended) seen()).end().complete()).isTrue();
    swarm.rejected("a", "No such image: m:5000/midas");
    assertThat(((Service.Ended) seen()).end().reason()).contains(FailureReason.IMAGE_PULL);
  }

  @Test
  void isLostWithTheNodeOfItsTask() {
    created(0, Map.of());
    swarm.task(TaskState.RUNNING, TaskState.SHUTDOWN, "a", "started", null);
    assertThat(seen()).isEqualTo(new Service.Running());
    swarm.nodes.set(0, FakeSwarm.node("a", 0, "down", FakeSwarm.START));
    assertThat(seen()).isEqualTo(new Service.NodeLost("a"));
  }

  @Test
  void isLostWithItsNodeAlsoWhereSwarmRejectsWhatItReserved() {
    created(1, Map.of());
    String words = "assigned node no longer meets constraints";
    swarm.rejected("a", words);
    assertThat(seen()).isInstanceOf(Service.Ended.class);
    swarm.nodes.set(0, FakeSwarm.node("a", 0, "down", FakeSwarm.START));
    assertThat(seen()).isEqualTo(new Service.NodeLost("a"));
    swarm.rejected("a", "No such image: m:5000/midas");
    assertThat(seen()).isInstanceOf(Service.Ended.class);
  }

  @Test
  void waitsForABusyNodeForEver() {
    created(1, Map.of());
    swarm.nodes.add(FakeSwarm.node("b", 1));
    swarm.task(TaskState.PENDING, TaskState.RUNNING, null, NO_NODE, null);
    assertThat(seen(Duration.ofDays(1))).isEqualTo(new Service.Waiting(NO_NODE));
  }

  @Test
  void isGivenUpAfterFiveMinutesWithoutANodeThatCouldTakeIt() {
    created(2, Map.of());
    swarm.nodes.add(FakeSwarm.node("b", 1));
    swarm.task(TaskState.PENDING, TaskState.RUNNING, null, NO_NODE, null);
    assertThat(seen(Duration.ofSeconds(299))).isEqualTo(new Service.Waiting(NO_NODE));
    assertThat(((Service.Unplaced) seen(Duration.ofMinutes(5))).message()).contains(NO_NODE);
  }

  @Test
  void countsTheFiveMinutesFromWhenTheLastNodeWentDown() {
    created(1, Map.of());
    swarm.nodes.add(FakeSwarm.node("b", 1, "down", FakeSwarm.START.plusMinutes(8)));
    swarm.task(TaskState.PENDING, TaskState.RUNNING, null, NO_NODE, null);
    assertThat(seen(Duration.ofMinutes(12))).isInstanceOf(Service.Waiting.class);
    assertThat(seen(Duration.ofMinutes(13))).isInstanceOf(Service.Unplaced.class);
  }

  @Test
  void isGivenUpAfterTheWaitThatWasAskedFor() {
    created(0, Map.of(RunService.MAX_WAIT, "20"));
    swarm.task(TaskState.PENDING, TaskState.RUNNING, null, "no node", null);
    assertThat(seen(Duration.ofSeconds(19))).isEqualTo(new Service.Waiting("no node"));
    assertThat(((Service.Unplaced) seen(Duration.ofSeconds(20))).message())
        .isEqualTo("No node took it within the 20 s that it may wait. Swarm says: no node.");
  }

  @Test
  void recordsTheNodeTheDigestAndTheEnd() {
    created(0, Map.of());
    swarm.task(TaskState.FAILED, TaskState.SHUTDOWN, "a", "failed", 3);
    SwarmView view = SwarmView.of(swarm, Swarm.EXPERIMENT, FakeSwarm.START);
    SwarmRecord record = view.record(view.run(NAME).orElseThrow());
    assertThat(record.imageDigest()).contains("sha256:1");
    assertThat(record.worker().orElseThrow().nodeName()).contains("a");
    assertThat(record.exitCode()).contains(3);
    assertThat(record.finishedAt()).contains(FakeSwarm.START.plusSeconds(30));
  }
}
