package io.graflag.runner.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.experiment.ProcessTotals;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ChildTotalsTest {
  private static final ProcessTotals SAMPLED =
      new ProcessTotals(OptionalDouble.of(1e6), OptionalLong.of(1L << 60), OptionalLong.of(7));

  private static Process busyAfterALine() throws Exception {
    String busy = "read x; i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done";
    return new ProcessBuilder("sh", "-c", busy).start();
  }

  private static void run(Process process) throws Exception {
    process.getOutputStream().close();
    process.waitFor();
  }

  @Test
  void countsAProcessThatWasCollectedAndNoneBefore() throws Exception {
    run(busyAfterALine());
    Process process = busyAfterALine();
    ChildTotals before = ChildTotals.before(process);
    run(process);
    double seconds = before.since(ProcessTotals.UNKNOWN, 0).cpuSeconds().orElseThrow();
    assertThat(seconds).isBetween(0.01, 5.0);
    assertThat(before.since(ProcessTotals.UNKNOWN, 1e9).cpuSeconds()).hasValue(0);
  }

  @Test
  void takesWhatSamplesSawWhereThatIsMore() throws Exception {
    Process process = busyAfterALine();
    run(process);
    ProcessTotals totals = ChildTotals.before(process).since(SAMPLED, 0);
    assertThat(totals.cpuSeconds()).hasValue(1e6);
    assertThat(totals.readBytes()).hasValue(1L << 60);
  }

  @Test
  void knowsOnlyTheBytesThatSamplesSawWhereOthersWereCollectedBefore() {
    ChildTotals before = new ChildTotals(0, false);
    assertThat(before.since(ProcessTotals.UNKNOWN, 0).readBytes()).isEmpty();
    assertThat(before.since(SAMPLED, 0).writeBytes()).hasValue(7);
  }
}
