package io.graflag.core.spot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Original;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpotTableTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "run_ok,1795424146.9884653,1795424147.9975874,22.73,32.11",
    "run_fail,1795424148.5728993,1795424149.5817168,23.12,31.47"
  })
  void readsTheResourcesOfARunOfTheOriginal(
      String folder, double first, double last, double memory, double lastMemory) {
    SpotTable table = SpotTable.read(Original.file(folder + "/resources.csv")).orElseThrow();
    assertThat(table.group()).isEqualTo("resources");
    assertThat(table.timestamps()).hasSize(3).startsWith(first).endsWith(last);
    assertThat(table.columns()).containsOnlyKeys("gpu_mb", "memory_mb");
    assertThat(table.columns().get("gpu_mb")).containsExactly(0, 0, 0);
    assertThat(table.columns().get("memory_mb")).startsWith(memory).endsWith(lastMemory);
    assertThat(table.skippedRows()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "static_node,1795424146.868107,1795424146.868191",
    "static_edge,1795424146.8697271,1795424146.8697743",
    "static_graph,1795424146.870722,1795424146.8707778"
  })
  void readsTheTrainingOfTheOriginal(String folder, double first, double second) {
    SpotTable table = SpotTable.read(Original.file(folder + "/training.csv")).orElseThrow();
    assertThat(table.group()).isEqualTo("training");
    assertThat(table.timestamps()).containsExactly(first, second);
    assertThat(table.columns().keySet()).containsExactly("auc", "epoch", "loss");
    assertThat(table.columns().get("auc")).containsExactly(0.5, 0.75);
    assertThat(table.columns().get("epoch")).containsExactly(1, 2);
    assertThat(table.columns().get("loss")).containsExactly(0.9, 0.45);
  }

  @Test
  void readsAnEmptyCellAsNaN() throws IOException {
    SpotTable table = read("timestamp,a,b\n1,,2\n2,3,\n");
    assertThat(table.columns().get("a")).containsExactly(Double.NaN, 3);
    assertThat(table.columns().get("b")).containsExactly(2, Double.NaN);
  }

  @Test
  void readsTheWordsThatPythonHasForNumbers() throws IOException {
    SpotTable table = read("timestamp,a,b,c\n1,nan,inf,-inf\n2,NaN,Infinity,-Infinity\n");
    assertThat(table.columns().get("a")).containsExactly(Double.NaN, Double.NaN);
    assertThat(table.columns().get("b"))
        .containsExactly(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    assertThat(table.columns().get("c"))
        .containsExactly(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);
  }

  @Test
  void readsWindowsLineEndsAndAMissingLastOne() throws IOException {
    SpotTable table = read("timestamp,a\r\n1,2\r\n3,4");
    assertThat(table.timestamps()).containsExactly(1, 3);
    assertThat(table.columns().get("a")).containsExactly(2, 4);
  }

  @Test
  void skipsRowsThatAreUnfinishedAndCountsThem() throws IOException {
    SpotTable table = read("timestamp,a,b\n1,2,3\n4,5\n\n6,7,8\n9");
    assertThat(table.timestamps()).containsExactly(1, 6);
    assertThat(table.skippedRows()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"src,dst,score", "score,node_id", "graph_id,score", "score,x,label"})
  void passesOverATableOfScores(String columns) throws IOException {
    Files.writeString(file(), "timestamp," + columns + "\n");
    assertThat(SpotTable.read(file())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"score", "epoch,score", "label,src,node_id"})
  void readsMetricsThatShareANameWithScores(String columns) throws IOException {
    assertThat(read("timestamp," + columns + "\n").columns()).containsOnlyKeys(columns.split(","));
  }

  @Test
  void readsATableWithoutRows() throws IOException {
    SpotTable table = read("timestamp,a\n");
    assertThat(table.timestamps()).isEmpty();
    assertThat(table.columns().get("a")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "score,label\n1,0\n", "a,timestamp\n1,2\n", "\"x\"y\n", "\"x"})
  void isEmptyForAFileThatIsNoSpotFile(String text) throws IOException {
    assertThat(SpotTable.read(Files.writeString(file(), text))).isEmpty();
  }

  @Test
  void isEmptyForAFileThatIsNotEvenUtf8() throws IOException {
    Files.write(file(), "größe,a\n1,2\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(SpotTable.read(file())).isEmpty();
  }

  @Test
  void namesRowAndColumnOfACellThatIsNoNumber() {
    assertThatThrownBy(() -> read("timestamp,a,b\n1,2,3\n4,5,high\n"))
        .hasMessage(file() + ": row 3, column 'b': 'high' is not a number.")
        .extracting("kind")
        .isEqualTo(Kind.INVALID_INPUT);
  }

  @Test
  void saysOfABrokenQuoteThatItIsNoCsv() {
    assertThatThrownBy(() -> read("timestamp,a\n1,\"2\"3\n"))
        .hasMessageStartingWith(file() + " is not a valid CSV file: ")
        .extracting("kind")
        .isEqualTo(Kind.INVALID_INPUT);
  }

  @Test
  void saysThatThereIsNoFile() {
    assertThatThrownBy(() -> SpotTable.read(file()))
        .hasMessage("Cannot read " + file() + ": it does not exist.");
  }

  private Path file() {
    return directory.resolve("training.csv");
  }

  private SpotTable read(String text) throws IOException {
    return SpotTable.read(Files.writeString(file(), text)).orElseThrow();
  }
}
