package io.graflag.evaluator.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordedRunTest {

  @Test
  void namesTheParametersThatDiffer() {
    RecordedRun one = run(Map.of("SEED", "2", "RATE", "0.5", "MODE", "fast"));
    assertThat(one.differences(run(Map.of("SEED", "3", "RATE", "0.5", "EXTRA", "1"))))
        .containsExactly("EXTRA", "MODE", "SEED");
  }

  @Test
  void comparesNumbersByTheirValue() {
    assertThat(run(Map.of("RATE", "0.50")).differences(run(Map.of("RATE", "5e-1")))).isEmpty();
    assertThat(run(Map.of("RATE", "a")).differences(run(Map.of("RATE", "A")))).hasSize(1);
  }

  @Test
  void saysWhatWasNotSet() {
    assertThat(run(Map.of()).value("SEED")).isEqualTo("not set");
  }

  private static RecordedRun run(Map<String, String> parameters) {
    return new RecordedRun("exp", parameters);
  }
}
