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
    TreeSample expected = ProcessTree.of(process.pid(), "-").sample();
    TreeSample sample = tree.sample();
    assertThat(sample.processes()).isEqualTo(expected.processes());
    assertThat(sample.residentKb())
        .isBetween(expected.residentKb() * 8 / 10, expected.residentKb() * 12 / 10);
    tree.running().forEach(p -> ProcessHandle.of(p.pid()).ifPresent(ProcessHandle::destroy));
  }
}
