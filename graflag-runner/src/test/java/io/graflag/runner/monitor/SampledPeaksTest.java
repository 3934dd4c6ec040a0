package io.graflag.runner.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.experiment.ProcessTotals;
import org.junit.jupiter.api.Test;

class SampledPeaksTest {
  private final SampledPeaks peaks = new SampledPeaks();

  @Test
  void keepsTheMostOfEachNumber() {
    peaks.accept(new TreeSample(1, 300, 200, 1.5, 10, 90));
    peaks.accept(new TreeSample(2, 100, 400, 1.0, 20, 80));
    assertThat(peaks.memoryKb()).isEqualTo(400);
    assertThat(peaks.totals().cpuSeconds()).hasValue(1.5);
    assertThat(peaks.totals().readBytes()).hasValue(20);
    assertThat(peaks.totals().writeBytes()).hasValue(90);
  }

  @Test
  void doesNotCallItNothingWhatNobodySaw() {
    peaks.accept(new TreeSample(0, 0, 0, 0, 0, 0));
    assertThat(peaks.totals()).isEqualTo(ProcessTotals.UNKNOWN);
  }

  @Test
  void doesNotKnowTheBytesOnceAProcessHidThem() {
    peaks.accept(new TreeSample(1, 1, 1, 1, 10, 90));
    peaks.accept(new TreeSample(1, 1, 1, 1, -1, -1));
    peaks.accept(new TreeSample(1, 1, 1, 1, 10, 90));
    assertThat(peaks.totals().readBytes()).isEmpty();
    assertThat(peaks.totals().writeBytes()).isEmpty();
  }
}
