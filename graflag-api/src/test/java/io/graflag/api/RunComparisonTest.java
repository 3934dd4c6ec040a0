package io.graflag.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.api.storage.LocalStorage;
import io.graflag.core.GraflagException;
import io.graflag.core.evaluation.Comparison;
import io.graflag.core.experiment.ExperimentName;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunComparisonTest {
  private static final String ONE = "exp__midas__toy__20260309_140000";
  private static final String TWO = "exp__midas__toy__20260309_150000";

  @TempDir Path root;
  private final FakeEngine engine = new FakeEngine();
  private SharedFolder folder;

  @BeforeEach
  void fill() {
    folder = new SharedFolder(root);
    for (String name : List.of(ONE, TWO)) {
      folder.write("experiments/" + name + "/results.json", "{\"scores_file\": \"scores.npy\"}");
      folder.write("experiments/" + name + "/scores.npy", "numbers");
      folder.write("experiments/" + name + "/service_config.json", "{}");
      folder.write("experiments/" + name + "/model.bin", "large");
    }
  }

  @Test
  void readsRunsOfThisMachineWhereTheyAre() {
    assertThat(compare(false).warnings()).containsExactly("compared");
    assertThat(engine.compared.get(0)).contains("model.bin");
  }

  @Test
  void fetchesResultsColumnsAndRecordOfRunsElsewhere() {
    compare(true);
    assertThat(engine.compared).hasSize(2);
    assertThat(engine.compared.get(1))
        .containsExactlyInAnyOrder("results.json", "scores.npy", "service_config.json");
  }

  @Test
  void fetchesNoColumnFromElsewhere() {
    folder.write("experiments/" + ONE + "/results.json", "{\"scores_file\": \"../secret\"}");
    assertThatThrownBy(() -> compare(true))
        .isInstanceOf(GraflagException.class)
        .hasMessageContaining("\"../secret\"");
    assertThat(engine.compared).isEmpty();
  }

  private Comparison compare(boolean isRemote) {
    LocalStorage storage = new LocalStorage(folder.places(), SharedFolder.CLOCK);
    return new RunComparison(storage, isRemote, engine)
        .compare(List.of(ExperimentName.parse(ONE), ExperimentName.parse(TWO)), root);
  }
}
