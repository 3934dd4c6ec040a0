package io.graflag.api.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.experiment.LocalProcess;
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
}
