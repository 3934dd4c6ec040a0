package io.graflag.runner.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PortableProcessTreeTest {
  @Test
  void seesWhatTheTreeOfThisSystemSees() throws Exception {
    Process process = new ProcessBuilder("sh", "-c", "sleep 60 & sleep 60; true").start();
    PortableProcessTree tree = new PortableProcessTree(process.pid());
    while (tree.running().size() < 3) {
      assertThat(process.isAlive()).isTrue();
    }
    ProcessTree ofThisSystem = ProcessTree.of(process.pid(), "-", Baseline.note());
    long end = System.nanoTime() + 10_000_000_000L;
    boolean agree = false;
    // Processes that have just started still grow between the two looks.
    while (!agree && System.nanoTime() - end < 0) {
      TreeSample expected = ofThisSystem.sample();
      TreeSample sample = tree.sample();
      long apart = Math.abs(sample.residentKb() - expected.residentKb());
      agree = sample.processes() == expected.processes() && apart <= expected.residentKb() / 5;
    }
    assertThat(agree).isTrue();
    tree.running().forEach(p -> ProcessHandle.of(p.pid()).ifPresent(ProcessHandle::destroy));
  }
}
