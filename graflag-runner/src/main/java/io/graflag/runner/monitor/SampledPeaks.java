package io.graflag.runner.monitor;

import io.graflag.core.experiment.ProcessTotals;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The most that was seen in any sample. */
final class SampledPeaks {
  private long memoryKb;
  private double cpuSeconds = -1;
  private long readBytes = -1;
  private long writeBytes = -1;
  private boolean hidden;

  void accept(TreeSample sample) {
    memoryKb = Math.max(memoryKb, Math.max(sample.residentKb(), sample.highWaterKb()));
    if (sample.processes() > 0) {
      cpuSeconds = Math.max(cpuSeconds, sample.cpuSeconds());
      hidden |= sample.readBytes() < 0;
      readBytes = Math.max(readBytes, sample.readBytes());
      writeBytes = Math.max(writeBytes, sample.writeBytes());
    }
  }

  /** In KB of 2^10 bytes; 0 where nothing was seen. */
  long memoryKb() {
    return memoryKb;
  }

  /**
   * At least what the processes used in total.
   *
   * <p>A process counts until it ends, and after that within the one that collected it.
   */
  ProcessTotals totals() {
    return new ProcessTotals(
        cpuSeconds < 0 ? OptionalDouble.empty() : OptionalDouble.of(cpuSeconds),
        hidden || readBytes < 0 ? OptionalLong.empty() : OptionalLong.of(readBytes),
        hidden || writeBytes < 0 ? OptionalLong.empty() : OptionalLong.of(writeBytes));
  }
}
