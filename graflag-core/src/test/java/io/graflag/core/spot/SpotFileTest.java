package io.graflag.core.spot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpotFileTest {
  private static final Instant TIME = Instant.parse("2026-03-09T14:30:00.000042999Z");

  @TempDir Path directory;

  @Test
  void writesTheTimeAndTheMetricsSorted() throws IOException {
    Map<String, Number> row = new LinkedHashMap<>();
    row.put("loss", 0.45);
    row.put("epoch", 1);
    row.put("auc", 0.1f);
    append(row);
    assertThat(text()).isEqualTo("timestamp,auc,epoch,loss\n1773066600.000042,0.1,1,0.45\n");
  }

  @Test
  void writesWholeNumbersWithoutAFractionAndNaNAsAnEmptyCell() throws IOException {
    append(Map.of("a", 2.0, "b", Double.NaN, "c", 5_000_000_000L, "d", 1e300));
    append(Map.of("a", Float.NaN, "b", -0.5, "c", Double.POSITIVE_INFINITY, "d", 0));
    assertThat(text())
        .endsWith("1773066600.000042,2,,5000000000,1.0E300\n1773066600.000042,,-0.5,Infinity,0\n");
  }

  @Test
  void doesNotTouchTheDiskBeforeTheFirstRow() {
    SpotFile.of(directory, "training").close();
    assertThat(file()).doesNotExist();
  }

  @Test
  void namesBothSetsOfColumnsWhereARowDiffers() throws IOException {
    try (SpotFile spot = SpotFile.of(directory, "training")) {
      spot.append(TIME, Map.of("loss", 1, "epoch", 1));
      assertThatThrownBy(() -> spot.append(TIME, Map.of("epoch", 2, "auc", 0.5)))
          .hasMessage(
              "Spot group training has the columns [epoch, loss], but this row has [auc, epoch].")
          .extracting("kind")
          .isEqualTo(Kind.USAGE);
      spot.append(TIME, Map.of("loss", 2, "epoch", 2));
    }
    assertThat(text()).hasLineCount(3).endsWith(",2,2\n");
  }

  @Test
  void continuesTheFileOfAnEarlierProcess() throws IOException {
    Files.writeString(file(), "timestamp,epoch,loss\n1.5,1,0.9\n");
    append(Map.of("loss", 0.45, "epoch", 2));
    assertThat(text()).isEqualTo("timestamp,epoch,loss\n1.5,1,0.9\n1773066600.000042,2,0.45\n");
  }

  @Test
  void refusesToContinueAFileWithOtherColumns() throws IOException {
    Files.writeString(file(), "timestamp,epoch,loss\n1.5,1,0.9\n");
    assertThatThrownBy(() -> append(Map.of("auc", 1)))
        .hasMessage("Spot group training has the columns [epoch, loss], but this row has [auc].");
    assertThat(text()).isEqualTo("timestamp,epoch,loss\n1.5,1,0.9\n");
  }

  @Test
  void closesARowThatAnEarlierProcessLeftUnfinished() throws IOException {
    Files.writeString(file(), "timestamp,epoch,loss\n1.5,1,0.9\n2.5,2");
    append(Map.of("loss", 0.3, "epoch", 3));
    SpotTable table = SpotTable.read(file()).orElseThrow();
    assertThat(table.columns().get("epoch")).containsExactly(1, 3);
    assertThat(table.skippedRows()).isEqualTo(1);
  }

  @Test
  void continuesAnEmptyFile() throws IOException {
    Files.createFile(file());
    append(Map.of("a", 1));
    assertThat(text()).startsWith("timestamp,a\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"score,label\n1,0\n", "\u0000\u0001", "\"a\"b,c\n", "Timestamp,a\n"})
  void refusesAForeignFileAndLeavesItAlone(String foreign) throws IOException {
    Files.writeString(file(), foreign);
    assertThatThrownBy(() -> append(Map.of("a", 1)))
        .hasMessage(file() + " exists and is not a spot file: its first column is not 'timestamp'.")
        .extracting("kind")
        .isEqualTo(Kind.CONFLICT);
    assertThat(text()).isEqualTo(foreign);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", ".", "..", ".hidden", "a/b", "../a", "a b", "a,b", "a;b", "ä", "a\u001b", "a\n"
      })
  void refusesABadGroupName(String group) {
    assertThatThrownBy(() -> SpotFile.of(directory, group))
        .hasMessage(Json.quoted(group) + " is not the name of a spot group.")
        .extracting("kind")
        .isEqualTo(Kind.USAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"training", "Val.Loss", "gpu-0_1", "7"})
  void acceptsAGroupName(String group) {
    try (SpotFile spot = SpotFile.of(directory, group)) {
      spot.append(TIME, Map.of("a", 1));
    }
    assertThat(directory.resolve(group + ".csv")).exists();
  }

  @Test
  void refusesAMetricNamedTimestamp() {
    assertThatThrownBy(() -> append(Map.of("timestamp", 1)))
        .hasMessage("Spot group training: 'timestamp' is set by the file itself.");
  }

  @Test
  void writesNothingOfARowWithAMissingNumber() throws IOException {
    try (SpotFile spot = SpotFile.of(directory, "training")) {
      spot.append(TIME, Map.of("a", 1, "b", 1));
      Map<String, Integer> broken = new LinkedHashMap<>(Map.of("a", 2));
      broken.put("b", null);
      assertThatThrownBy(() -> spot.append(TIME, broken)).isInstanceOf(NullPointerException.class);
      spot.append(TIME, Map.of("a", 3, "b", 3));
    }
    assertThat(text()).isEqualTo("timestamp,a,b\n1773066600.000042,1,1\n1773066600.000042,3,3\n");
  }

  @Test
  void writesWholeRowsFromTwoThreads() throws Exception {
    int rows = 2000;
    try (SpotFile spot = SpotFile.of(directory, "training")) {
      Thread other = new Thread(() -> append(spot, rows, 1));
      other.start();
      append(spot, rows, 2);
      other.join();
    }
    SpotTable table = SpotTable.read(file()).orElseThrow();
    assertThat(table.skippedRows()).isZero();
    assertThat(Arrays.stream(table.columns().get("a")).sum()).isEqualTo(rows * 3);
    assertThat(table.columns().get("b")).isEqualTo(table.columns().get("a"));
  }

  @Test
  void quotesAMetricNameThatHoldsAComma() throws IOException {
    append(Map.of("a,b", 1));
    assertThat(SpotTable.read(file()).orElseThrow().columns()).containsOnlyKeys("a,b");
  }

  private static void append(SpotFile spot, int rows, int value) {
    for (int i = 0; i < rows; i++) {
      spot.append(TIME, Map.of("a", value, "b", value));
    }
  }

  private void append(Map<String, ? extends Number> row) {
    try (SpotFile spot = SpotFile.of(directory, "training")) {
      spot.append(TIME, row);
    }
  }

  private Path file() {
    return directory.resolve("training.csv");
  }

  private String text() throws IOException {
    return Files.readString(file());
  }

  @Test
  void takesNoRowOnceItIsClosed() {
    SpotFile spot = SpotFile.of(directory, "training");
    spot.append(Instant.EPOCH, Map.of("loss", 1));
    spot.close();
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> spot.append(Instant.EPOCH, Map.of("loss", 2)))
          .isInstanceOf(GraflagException.class)
          .hasMessageContaining("it is closed");
    }
    assertThat(directory.resolve("training.csv")).content().hasLineCount(2);
  }
}
