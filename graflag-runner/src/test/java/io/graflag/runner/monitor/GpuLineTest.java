package io.graflag.runner.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GpuLineTest {
  @Test
  void readsALine() {
    assertThat(GpuLine.parse("3, GPU-1a2b, 1234, 143771, 87, 412.55, 550.54.15, NVIDIA H200"))
        .contains(
            new GpuLine(
                3,
                Optional.of("GPU-1a2b"),
                1234,
                143771,
                87,
                412.55,
                Optional.of("550.54.15"),
                Optional.of("NVIDIA H200")));
  }

  @Test
  void keepsCommasInANameTogether() {
    GpuLine line = GpuLine.parse("0, GPU-1, 1, 2, 3, 4, 5, Quadro, the \"old\" one").orElseThrow();
    assertThat(line.name()).contains("Quadro, the \"old\" one");
  }

  @Test
  void takesWhatStandsInBracketsForUnknown() {
    GpuLine line =
        GpuLine.parse("0, [N/A], [Not Supported], [Unknown Error], [GPU is lost], -1, [N/A], ")
            .orElseThrow();
    assertThat(line.uuid()).isEmpty();
    assertThat(new double[] {line.usedMb(), line.totalMb(), line.utilizationPercent()})
        .containsOnly(Double.NaN);
    assertThat(line.powerWatts()).isNaN();
    assertThat(line.name()).isEmpty();
    assertThat(line.driver()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",,,,,,,",
        "No devices were found",
        "-1,u,1,1,1,1,d,n",
        "0.5,u,1,1,1,1,d,n",
        "999999,u,1,1,1,1,d,n",
        "nan,u,1,1,1,1,d,n",
        "0,u,1,1,1,1,d"
      })
  void passesOverGarbage(String line) {
    assertThat(GpuLine.parse(line)).isEmpty();
  }
}
