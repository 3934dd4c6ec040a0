package io.graflag.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.graflag.core.Json;
import io.graflag.core.Original;
import io.graflag.core.method.EnvFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedParametersTest {
  @TempDir Path directory;

  @Test
  void takesOverridesOfTheOriginalBeforeTheDefaultsBesideThem() {
    ServiceConfig config = ServiceConfig.read(Original.file("service_config/service_config.json"));
    Map<String, String> current = EnvFile.read(Original.file("service_config/method.env")).values();
    RecordedParameters recorded = RecordedParameters.from(config, current);
    assertThat(recorded.values())
        .containsOnly(
            entry("BATCH_SIZE", "128"),
            entry("MAX_EPOCH", "100"),
            entry("NOTE", "a=b # not a comment"),
            entry("SEED", "1"),
            entry("LEARNING_RATE", "0.01"));
    assertThat(recorded.chosen().orElseThrow()).containsOnly("MAX_EPOCH", "LEARNING_RATE");
  }

  @Test
  void takesNoKnownKeyAndNoKeyOfTheCurrentFileForAParameter() {
    ServiceConfig config = config(Map.of("GPUS", "1", "MODE", "x", "DATA", "/d", "K", "3"), false);
    RecordedParameters recorded = RecordedParameters.from(config, Map.of("MODE", "y"));
    assertThat(recorded.values()).containsExactly(entry("K", "3"));
  }

  @Test
  void letsAnOverrideInOtherCaseReplaceTheDeclaredOne() {
    ServiceConfig config = config(Map.of("_MAX_EPOCH", "50", "max_epoch", "9"), false);
    assertThat(RecordedParameters.from(config, Map.of()).values())
        .containsExactly(entry("MAX_EPOCH", "9"));
  }

  @Test
  void takesOnlyKeysWithAnUnderscoreFromAFileOfOurs() {
    ServiceConfig config = config(Map.of("_K", "3", "MODE", "x", "__X", "1", "_1", "1"), true);
    RecordedParameters recorded = RecordedParameters.from(config, Map.of());
    assertThat(recorded.values()).containsExactly(entry("K", "3"));
    assertThat(recorded.chosen()).isEmpty();
  }

  @Test
  void refusesARecordWithAKeyThatIsNoName() {
    ServiceConfig config = config(Map.of("a-b", "3"), false);
    assertThatThrownBy(() -> RecordedParameters.from(config, Map.of()))
        .hasMessageContaining("exp__a__b")
        .hasMessageContaining("\"a-b\"");
  }

  private ServiceConfig config(Map<String, String> variables, boolean ours) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("experiment_name", "exp__a__b");
    json.put("method_name", "a");
    json.put("dataset", "b");
    json.put("env_contents", variables);
    if (ours) {
      json.put("graflag_version", "0.1.0");
    }
    Path file = directory.resolve("service_config.json");
    Json.write(file, json);
    return ServiceConfig.read(file);
  }
}
