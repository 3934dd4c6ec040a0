package io.graflag.runner.monitor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;

/** A tree where there is no /proc: the JDK lists the processes, OSHI measures them. */
final class PortableProcessTree implements ProcessTree {
  private static final double MILLIS_PER_SECOND = 1000;

  private final Map<Long, ProcessHandle> members = new LinkedHashMap<>();
  private OperatingSystem system;

  PortableProcessTree(long root) {
    ProcessHandle.of(root).ifPresent(handle -> members.put(root, handle));
  }

  @Override
  public synchronized List<ProcessId> running() {
    for (ProcessHandle member : List.copyOf(members.values())) {
      // A handle knows when its process started, so that it never stands for another one.
      member.descendants().forEach(child -> members.put(child.pid(), child));
    }
    members.values().removeIf(handle -> !handle.isAlive());
    List<ProcessId> running = new ArrayList<>();
    for (ProcessHandle member : members.values()) {
      Optional<Instant> start = member.info().startInstant();
      running.add(new ProcessId(member.pid(), start.map(Instant::toEpochMilli).orElse(0L)));
    }
    return running;
  }

  @Override
  public List<Long> endedOrphans() {
    // Without /proc no process is ever given to this one.
    return List.of();
  }

  @Override
  public boolean adoptMarked() {
    // Environments of other processes cannot be read everywhere; what the samples saw must do.
    return false;
  }

  @Override
  public synchronized TreeSample sample() {
    if (system == null) {
      system = new SystemInfo().getOperatingSystem();
    }
    List<ProcessId> running = running();
    long bytes = 0;
    long millis = 0;
    for (ProcessId id : running) {
      OSProcess process = system.getProcess(Math.toIntExact(id.pid()));
      if (process != null) {
        bytes += process.getResidentMemory();
        millis += process.getKernelTime() + process.getUserTime();
      }
    }
    return new TreeSample(running.size(), bytes / 1024, 0, millis / MILLIS_PER_SECOND, -1, -1);
  }
}
