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

  private static ProcessTotals since(Baseline before) {
    return new ChildTotals(before).since(ProcessTotals.UNKNOWN, 0);
  }

  @Test
  void countsAProcessThatWasCollectedAndNoneBefore() throws Exception {
    run(busyAfterALine());
    Baseline before = Baseline.note();
    run(busyAfterALine());
    double seconds = since(before).cpuSeconds().orElseThrow();
    assertThat(seconds).isBetween(0.01, 5.0);
    assertThat(new ChildTotals(before).since(ProcessTotals.UNKNOWN, 1e9).cpuSeconds()).hasValue(0);
  }

  @Test
  void takesWhatSamplesSawWhereThatIsMore() throws Exception {
    Baseline before = Baseline.note();
    run(busyAfterALine());
    ProcessTotals totals = new ChildTotals(before).since(SAMPLED, 0);
    assertThat(totals.cpuSeconds()).hasValue(1e6);
    assertThat(totals.readBytes()).hasValue(1L << 60);
  }

  @Test
  void knowsTheBytesSinceAReadingWhileTheMethodRan() throws Exception {
    run(busyAfterALine());
    Baseline before = Baseline.note();
    Process method = busyAfterALine();
    before.measure(method.pid());
    run(method);
    assertThat(since(before).writeBytes().orElseThrow()).isBetween(0L, 1L << 20);
  }

  @Test
  void knowsOnlyTheBytesThatSamplesSawWhereTheMethodEndedBeforeTheReading() throws Exception {
    run(busyAfterALine());
    Baseline before = Baseline.note();
    Process method = busyAfterALine();
    run(method);
    before.measure(method.pid());
    assertThat(since(before).readBytes()).isEmpty();
    assertThat(new ChildTotals(before).since(SAMPLED, 0).writeBytes()).hasValue(7);
    assertThat(new EndedChildren(before).peakKb()).isEmpty();
  }
}
