package io.graflag.runner.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.experiment.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineFactsTest {
  @TempDir Path root;

  private void file(String name, String content) throws IOException {
    Path path = root.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }

  @Test
  void readsTheFactsOfALinuxMachine() throws Exception {
    file("proc/meminfo", "MemTotal:       2097152 kB\nMemFree: 1 kB\n");
    file("proc/cpuinfo", "processor\t: 0\nmodel name\t: AMD EPYC 9654 96-Core: x\nflags\t: fpu\n");
    file("proc/self/status", "Name:\tjava\nCpus_allowed:\tff\nCpus_allowed_list:\t0-6,9\n");
    file("sys/devices/system/cpu/online", "0-191\n");
    file("proc/sys/kernel/osrelease", "6.18.44\n");
    file("etc/os-release", "NAME=\"Debian\"\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n");
    Machine machine = new MachineFacts(root).read(Optional.empty());
    assertThat(machine.cpuModel()).contains("AMD EPYC 9654 96-Core: x");
    assertThat(machine.logicalCpus()).hasValue(192);
    assertThat(machine.allowedCpus()).hasValue(8);
    assertThat(machine.memoryMb()).hasValue(2048);
    assertThat(machine.kernel()).contains("6.18.44");
    assertThat(machine.os()).contains("Debian GNU/Linux 12 (bookworm)");
  }

  @Test
  void leavesOutWhatTheSystemDoesNotTell() throws Exception {
    file("proc/meminfo", "MemFree: 1 kB\n");
    file("proc/cpuinfo", "processor\t: 0\nBogoMIPS\t: 50.00\n");
    file("proc/self/status", "Cpus_allowed_list:\tall\n");
    Machine machine = new MachineFacts(root).read(Optional.empty());
    assertThat(machine.cpuModel()).isEmpty();
    assertThat(machine.logicalCpus()).isEmpty();
    assertThat(machine.allowedCpus()).isEmpty();
    assertThat(machine.memoryMb()).isEmpty();
    assertThat(machine.os()).isEmpty();
  }

  @Test
  void knowsALimitThatIsBelowTheMemoryOfTheMachine() throws Exception {
    Optional<MemoryCgroup> group =
        MemoryCgroup.find(MemoryCgroupTest.LAYOUTS.resolve("docker-v2-private"));
    file("proc/meminfo", "MemTotal: 4194304 kB\n");
    assertThat(new MachineFacts(root).read(group).memoryLimitMb()).hasValue(2048);
    file("proc/meminfo", "MemTotal: 1048576 kB\n");
    assertThat(new MachineFacts(root).read(group).memoryLimitMb()).isEmpty();
  }

  @Test
  void saysTheSameWhereThereIsNoProc() {
    Machine here = new MachineFacts(Path.of("/")).read(Optional.empty());
    Machine portable = new MachineFacts(root).read(Optional.empty());
    assertThat(portable.logicalCpus()).isEqualTo(here.logicalCpus());
    assertThat(portable.memoryMb()).isEqualTo(here.memoryMb());
  }
}
