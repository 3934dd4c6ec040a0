package io.graflag.runner.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinuxProcessTreeTest {
  private static final long RUNNER = 2;
  private static final long NOBODY = -1;
  private static final Baseline BEFORE = Baseline.note();

  @TempDir Path root;
  private FakeProc proc;

  @BeforeEach
  void prepare() throws IOException {
    proc = new FakeProc(root).process(1, 0, 'S', 5).process(10, 1, 'S', 70);
    proc.process(11, 10, 'R', 71).process(12, 11, 'S', 72).process(13, 10, 'Z', 73);
    proc.process(20, 1, 'S', 80).children(1, "10 20 ").children(10, "11 13 ").children(11, "12 ");
  }

  private LinuxProcessTree tree(boolean hasChildrenFiles) {
    return new LinuxProcessTree(root.toString(), 10, "m1", BEFORE, RUNNER, hasChildrenFiles);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void findsAllDescendantsButNoZombies(boolean hasChildrenFiles) {
    assertThat(tree(hasChildrenFiles).running())
        .containsExactlyInAnyOrder(
            new ProcessId(10, 70), new ProcessId(11, 71), new ProcessId(12, 72));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void keepsAProcessWhoseParentHasEnded(boolean hasChildrenFiles) throws Exception {
    LinuxProcessTree tree = tree(hasChildrenFiles);
    tree.running();
    proc.gone(11).process(12, 1, 'S', 72).children(1, "10 12 20").children(10, "13");
    assertThat(tree.running()).extracting(ProcessId::pid).containsExactlyInAnyOrder(10L, 12L);
  }

  @Test
  void dropsAProcessWhoseNumberIsUsedAgain() throws Exception {
    LinuxProcessTree tree = tree(true);
    tree.running();
    proc.gone(11).process(12, 1, 'S', 999).process(10, 1, 'S', 998).children(10, "20");
    assertThat(tree.running()).isEmpty();
  }

  @Test
  void hasNobodyWhereTheRootHadEndedBefore() {
    assertThat(new LinuxProcessTree(root.toString(), 4711, "m1", BEFORE, RUNNER, true).running())
        .isEmpty();
  }

  @Test
  void takesInProcessesThatCarryItsMark() throws Exception {
    proc.process(30, 1, 'S', 90).environment(30, "A=1\0GRAFLAG_RUN_ID=m1\0B=2\0");
    proc.process(31, 1, 'S', 91).environment(31, "GRAFLAG_RUN_ID=m12\0");
    proc.process(32, 1, 'S', 92).environment(32, "XGRAFLAG_RUN_ID=m1\0");
    LinuxProcessTree tree = tree(true);
    tree.adoptMarked();
    assertThat(tree.running()).contains(new ProcessId(30, 90)).hasSize(4);
  }

  @Test
  void takesInWhatIsGivenToTheRunner() throws Exception {
    proc.process(RUNNER, 1, 'S', 6).children(RUNNER, "10 40 41 42 43 ");
    proc.process(40, RUNNER, 'S', 95).environment(40, "");
    proc.process(41, RUNNER, 'S', 96).environment(41, "EXP=/e/\0GRAFLAG_RUN_ID=m1\0");
    proc.process(42, RUNNER, 'S', 97).environment(42, "EXP=/e/\0");
    proc.process(43, RUNNER, 'Z', 98).environment(43, "");
    LinuxProcessTree tree = tree(true);
    assertThat(tree.running()).extracting(ProcessId::pid).contains(40L, 41L).doesNotContain(42L);
    assertThat(tree.endedOrphans()).containsExactly(43L);
  }

  @Test
  void leavesAloneWhatTheRunnerHadBeforeTheMethod() throws Exception {
    proc.process(RUNNER, 1, 'S', 6).children(RUNNER, "10 40 41 42 43 ");
    proc.process(40, RUNNER, 'S', 69).environment(40, "");
    proc.process(41, RUNNER, 'S', 69); // hides its environment
    proc.process(42, RUNNER, 'S', 70);
    proc.process(43, RUNNER, 'Z', 69).environment(43, "");
    LinuxProcessTree tree = tree(true);
    assertThat(tree.running())
        .extracting(ProcessId::pid)
        .containsExactlyInAnyOrder(10L, 11L, 12L, 42L);
    assertThat(tree.endedOrphans()).isEmpty();
  }

  @Test
  void leavesAloneWhatTheRunnerHadBeforeAMethodThatHadEndedBefore() throws Exception {
    long now = BEFORE.startTicks();
    assertThat(now).isPositive();
    proc.process(RUNNER, 1, 'S', 6).children(RUNNER, "40 41 42 ");
    proc.process(40, RUNNER, 'S', now - 1).environment(40, "");
    proc.process(41, RUNNER, 'S', now).environment(41, "");
    proc.process(42, RUNNER, 'Z', now - 1).environment(42, "");
    LinuxProcessTree tree = new LinuxProcessTree(root.toString(), 4711, "m1", BEFORE, RUNNER, true);
    assertThat(tree.running()).extracting(ProcessId::pid).containsExactly(41L);
    assertThat(tree.endedOrphans()).isEmpty();
  }

  @Test
  void sumsWhatTheTreeUses() {
    TreeSample sample = tree(true).sample();
    assertThat(sample.processes()).isEqualTo(3);
    assertThat(sample.residentKb()).isEqualTo(9000);
    assertThat(sample.highWaterKb()).isEqualTo(4000);
    // 100 + 20 + 3 + 4 ticks each.
    assertThat(sample.cpuSeconds()).isEqualTo(3.81, within(1e-12));
  }

  @Test
  void sumsBytesOfDisksButNotOfPipes() throws Exception {
    proc.io(10, 4096, 100).io(11, 1, 20).io(13, 7, 7);
    TreeSample sample = tree(true).sample();
    assertThat(sample.readBytes()).isEqualTo(4097);
    assertThat(sample.writeBytes()).isEqualTo(120);
  }

  @Test
  void doesNotKnowTheBytesWhereOneProcessHidesThem() throws Exception {
    proc.io(10, 4096, 100);
    // A directory cannot be read as a file, as the file of another user's process cannot.
    Files.createDirectory(root.resolve("11/io"));
    TreeSample sample = tree(true).sample();
    assertThat(sample.readBytes()).isEqualTo(-1);
    assertThat(sample.writeBytes()).isEqualTo(-1);
  }

  @Test
  void seesTheSameRealProcessesEitherWay() throws Exception {
    Process process = new ProcessBuilder("sh", "-c", "sleep 60 & sleep 60; true").start();
    LinuxProcessTree lists =
        new LinuxProcessTree("/proc", process.pid(), "-", BEFORE, NOBODY, true);
    LinuxProcessTree scan =
        new LinuxProcessTree("/proc", process.pid(), "-", BEFORE, NOBODY, false);
    while (lists.running().size() < 3) {
      assertThat(process.isAlive()).isTrue();
    }
    assertThat(scan.running()).containsExactlyInAnyOrderElementsOf(lists.running());
    assertThat(lists.sample().residentKb()).isGreaterThan(500);
    lists.running().forEach(p -> ProcessHandle.of(p.pid()).ifPresent(ProcessHandle::destroy));
  }
}
