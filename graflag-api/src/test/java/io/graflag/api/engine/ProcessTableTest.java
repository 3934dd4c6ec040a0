package io.graflag.api.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.experiment.LocalProcess;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProcessTableTest {
  private final ProcessTable table = ProcessTable.ofThisMachine();
  private final LocalProcess self = table.identify(ProcessHandle.current().pid());

  @Test
  void seesAProcessThatRuns() {
    assertThat(table.look(self)).isEqualTo(ProcessTable.Sight.ALIVE);
  }

  @Test
  void isNotDeceivedByAProcessIdThatIsUsedAgain() {
    LocalProcess earlier =
        new LocalProcess(self.host(), self.bootId(), self.pid(), self.startTicks() - 1);
    assertThat(table.look(earlier)).isEqualTo(ProcessTable.Sight.GONE);
  }

  @Test
  void knowsThatNothingSurvivesARestartOfTheMachine() {
    LocalProcess before = new LocalProcess(self.host(), "other", self.pid(), self.startTicks());
    assertThat(table.look(before)).isEqualTo(ProcessTable.Sight.GONE);
  }

  @Test
  void cannotSeeAnotherMachine() {
    LocalProcess there = new LocalProcess("elsewhere", self.bootId(), self.pid(), 1);
    assertThat(table.look(there)).isEqualTo(ProcessTable.Sight.ELSEWHERE);
  }

  @Test
  void seesThatAProcessHasEnded() throws Exception {
    Process child = new ProcessBuilder("cat").start();
    LocalProcess identity = table.identify(child.pid());
    assertThat(table.look(identity)).isEqualTo(ProcessTable.Sight.ALIVE);
    child.getOutputStream().close();
    child.waitFor();
    assertThat(table.look(identity)).isEqualTo(ProcessTable.Sight.GONE);
  }

  @Test
  void endsTheProcessesOfARunButNotAForeignSessionOfTheSameNumber() throws Exception {
    ProcessBuilder builder = new ProcessBuilder("setsid", "sleep", "300");
    builder.environment().put("EXP", "/shared/experiments/mine/");
    Process process = builder.start();
    LocalProcess leader = table.identify(process.pid());
    Waiting.until(Duration.ofSeconds(5), () -> isSleeping(process));

    table.killSession(leader, "EXP=/shared/experiments/other/");
    assertThat(process.isAlive()).isTrue();
    table.killSession(leader, "EXP=/shared/experiments/mine/");
    assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
  }

  private static boolean isSleeping(Process process) {
    return process.info().command().orElse("").endsWith("sleep");
  }
}
