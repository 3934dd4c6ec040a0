package io.graflag.runner.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.experiment.ResourceUse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourceMonitorTest {
  @TempDir Path directory;

  @Test
  void doesNotCallItNothingWhatNobodySaw() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    ResourceMonitor monitor =
        ResourceMonitor.start(
            new WatchedRun(
                new PortableProcessTree(gone.pid()),
                Baseline.note(),
                Optional.empty(),
                GpuAssignment.NONE,
                Optional.empty()),
            directory,
            Duration.ofSeconds(1),
            Clock.systemUTC(),
            System::nanoTime);
    ResourceUse use = monitor.stop();
    assertThat(use.peakMemoryMb()).isNaN();
    assertThat(use.cgroupPeakMb()).isEmpty();
    assertThat(use.gpus()).isEmpty();
    assertThat(monitor.problems()).isEmpty();
  }
}
