package io.graflag.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
  private static Limits memory(String text) {
    return new Limits(Optional.empty(), Optional.of(text));
  }

  @ParameterizedTest
  @CsvSource({"16g, 17179869184", "512m, 536870912", "512MB, 536870912", "8388608, 8388608"})
  void readsSizesAsDockerDoes(String text, long bytes) {
    assertThat(memory(text).memoryBytes()).contains(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "g", "16x", "-1g", "1.5g", "5m", "999999999999999t"})
  void refusesWhatIsNoSizeOrNoneThatWorks(String text) {
    assertThatThrownBy(() -> memory(text).memoryBytes()).isInstanceOf(GraflagException.class);
  }

  @Test
  void countsProcessorsInBillionths() {
    assertThat(new Limits(Optional.of(0.5), Optional.empty()).nanoCpus()).contains(500_000_000L);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesProcessorsThatNoMachineHas(double count) {
    Limits limits = new Limits(Optional.of(count), Optional.empty());
    assertThatThrownBy(limits::nanoCpus).isInstanceOf(GraflagException.class);
  }
}
