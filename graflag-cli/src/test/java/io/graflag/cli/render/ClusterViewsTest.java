package io.graflag.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.api.ClusterInfo;
import io.graflag.api.ServiceInfo;
import io.graflag.api.setup.SetupReport;
import io.graflag.api.setup.SetupStep;
import io.graflag.api.setup.SetupStep.State;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClusterViewsTest {
  private final Screen screen = new Screen();

  private static SetupStep failed(String detail) {
    return new SetupStep("Swarm", "10.0.0.2", State.FAILED, detail, Optional.of("Do this."));
  }

  @Test
  void showsEachStepOnALineAndWhatToDoBelowIt() {
    new ClusterSetupView(screen.terminal(), false).say(failed("It is down."));
    assertThat(screen.out().lines())
        .containsExactly(
            "",
            "failed   10.0.0.2           Swarm                  It is down.",
            "         Do this.");
  }

  @Test
  void keepsStepsToItselfWhereProgramsRead() {
    new ClusterSetupView(screen.terminal(), true).say(failed("It is down."));
    assertThat(screen.out()).isEmpty();
  }

  @Test
  void letsNoNodeSteerTheTerminal() {
    new ClusterSetupView(screen.terminal(), false).say(failed(Screen.HOSTILE));
    assertThat(screen.out()).contains(Screen.HARMLESS);
  }

  @Test
  void saysHowManyStepsFailed() {
    ClusterSetupView.printEnd(screen.terminal(), new SetupReport(List.of(failed("x"))));
    assertThat(screen.out()).contains("1 step failed");
  }

  @Test
  void showsNodesCardsAndWhatWaits() {
    StatusView.print(
        screen.terminal(),
        new ClusterInfo(
            Optional.of("10.0.0.1"),
            true,
            true,
            List.of(
                new ClusterInfo.Node(
                    "w1", "ready", "drain", false, 2, 1, 0, "10.0.0.2", 4, 1L << 30)),
            "/shared on root@10.0.0.1",
            List.of(new ClusterInfo.Content("methods", 3)),
            List.of(
                new ServiceInfo(
                    "exp__a", "id", "image", "0/1", "pending", Optional.of("no suitable node"))),
            Optional.empty(),
            "swarm",
            Optional.empty(),
            Optional.of(new ClusterInfo.Registry("10.0.0.1:5000", true, Optional.empty())),
            Optional.of(1L << 30),
            List.of(new ClusterInfo.Library("graflag_runner", "1.2"))));
    assertThat(screen.out())
        .contains("the cluster of 10.0.0.1", "Registry       10.0.0.1:5000", "graflag_runner 1.2")
        .contains("ready, drain", "1.00 GB  2     1     0", "pending  no suitable node");
  }
}
