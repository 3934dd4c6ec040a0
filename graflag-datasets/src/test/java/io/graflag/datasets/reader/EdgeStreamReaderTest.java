package io.graflag.datasets.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException;
import io.graflag.core.testing.SharedData;
import io.graflag.datasets.EdgeStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeStreamReaderTest {
  @TempDir Path directory;
  private DatasetFolder folder;

  @BeforeEach
  void makeFolder() {
    folder = new DatasetFolder(directory);
  }

  @Test
  void readsColumnsInTheOrderOfTheLines() throws IOException {
    folder.text("Data.csv", "7,9,1\n9,7,3\n").text("Label.csv", "0\n1\n");
    EdgeStream stream = EdgeStreamReader.read(directory);
    assertThat(stream.sources()).containsExactly(7, 9);
    assertThat(stream.targets()).containsExactly(9, 7);
    assertThat(stream.timestamps()).containsExactly(1, 3);
    assertThat(stream.labels()).containsExactly(0, 1);
  }

  @Test
  void readsCompressedFiles() throws IOException {
    folder.compressed("Data.csv", "7,9,1\n").compressed("Label.csv", "1\n");
    assertThat(EdgeStreamReader.read(directory).anomalyCount()).isEqualTo(1);
  }

  @Test
  void prefersThePlainFile() throws IOException {
    folder.text("Data.csv", "1,2,3\n").text("Label.csv", "0\n").compressed("Data.csv", "4,5,6\n");
    assertThat(EdgeStreamReader.read(directory).sources()).containsExactly(1);
  }

  @Test
  void readsByteOrderMarkCarriageReturnsAndAnUnfinishedLastLine() throws IOException {
    folder.text("Data.csv", "\uFEFF7,9,1\r\n9,7,3").text("Label.csv", "0\r\n1\r");
    EdgeStream stream = EdgeStreamReader.read(directory);
    assertThat(stream.timestamps()).containsExactly(1, 3);
    assertThat(stream.labels()).containsExactly(0, 1);
  }

  @Test
  void readsTimestampsOfMillisecondsAndBeforeTheEpoch() throws IOException {
    folder.text("Data.csv", "1,2,-5\n1,2,1764000000000\n").text("Label.csv", "0\n0\n");
    assertThat(EdgeStreamReader.read(directory).timestamps())
        .containsExactly(-5L, 1_764_000_000_000L);
  }

  @Test
  void keepsUnknownLabelsAndCountsOtherClassesAsAnomalies() throws IOException {
    folder.text("Data.csv", "1,2,1\n1,2,1\n1,2,1\n").text("Label.csv", "-1\n0\n7\n");
    assertThat(EdgeStreamReader.read(directory).labels()).containsExactly(-1, 0, 1);
  }

  @Test
  void readsNumbersThatLieAcrossBuffers() throws IOException {
    StringBuilder data = new StringBuilder();
    int lines = 60_000; // about five buffers
    for (int i = 0; i < lines; i++) {
      data.append(i).append(',').append(lines - i).append(',').append(i * 7L).append('\n');
    }
    folder.text("Data.csv", data.toString()).text("Label.csv", "0\n".repeat(lines));
    EdgeStream stream = EdgeStreamReader.read(directory);
    assertThat(stream.sources()).isEqualTo(IntStream.range(0, lines).toArray());
    assertThat(stream.targets()).isEqualTo(IntStream.range(0, lines).map(i -> lines - i).toArray());
    assertThat(stream.timestamps()).isEqualTo(LongStream.range(0, lines).map(i -> i * 7).toArray());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1,x,3        | line 2: column 'target': "x" is not a whole number
          1,,3         | line 2: column 'target': "" is not a whole number
          1, 2,3       | line 2: column 'target': " 2" is not a whole number
          1.5,2,3      | line 2: column 'source': "1.5" is not a whole number
          -1,2,3       | line 2: column 'source': node -1 is out of range
          1,3000000000,3 | line 2: column 'target': node 3000000000 is out of range
          1,2,1234567890123456789 | "1234567890123456789" is not a whole number of at most 18
          1,2          | line 2: the line ends before column 'timestamp'
          1,2,3,4      | line 2: the line holds more values
          ''           | line 2: column 'source': "" is not a whole number
          """,
      ignoreLeadingAndTrailingWhitespace = false)
  void namesFileLineAndColumnOfABadValue(String line, String message) throws IOException {
    folder.text("Data.csv", "1,2,3\n" + line.strip() + "\n").text("Label.csv", "0\n0\n");
    assertThatThrownBy(() -> EdgeStreamReader.read(directory))
        .isInstanceOf(GraflagException.class)
        .hasMessageContaining("Data.csv: ")
        .hasMessageContaining(message.strip());
  }

  @Test
  void writesControlCharactersOfAHostileFileAsEscapes() throws IOException {
    folder.text("Data.csv", "\u001B[2J,2,3\n").text("Label.csv", "0\n");
    assertThatThrownBy(() -> EdgeStreamReader.read(directory))
        .hasMessageNotContaining("\u001B")
        .hasMessageContaining("[2J");
  }

  @Test
  void namesBothCandidatesOfAMissingFile() throws IOException {
    folder.text("Data.csv", "1,2,3\n");
    assertThatThrownBy(() -> EdgeStreamReader.read(directory))
        .isInstanceOf(GraflagException.class)
        .hasMessageContaining("neither Label.csv nor Label.csv.gz");
  }

  @Test
  void namesBothNumbersWhereLabelsAreMissing() throws IOException {
    folder.text("Data.csv", "1,2,3\n1,2,3\n").text("Label.csv", "0\n");
    assertThatThrownBy(() -> EdgeStreamReader.read(directory))
        .hasMessageContaining("holds 2 edges")
        .hasMessageContaining("holds 1 labels");
  }

  @Test
  void refusesAnEmptyFile() throws IOException {
    folder.text("Data.csv", "").text("Label.csv", "");
    assertThatThrownBy(() -> EdgeStreamReader.read(directory))
        .hasMessageContaining("Data.csv is empty");
  }

  @Test
  void saysThatACompressedFileIsCutOff() throws IOException {
    String data = "123,456,789\n321,654,987\n".repeat(20_000);
    folder.cutOff("Data.csv", data).text("Label.csv", "0\n");
    assertThatThrownBy(() -> EdgeStreamReader.read(directory))
        .isInstanceOf(GraflagException.class)
        .hasMessageContaining("damaged or cut off after line");
  }

  @Test
  void saysThatACompressedFileIsNone() throws IOException {
    folder.text("Data.csv.gz", "1,2,3\n").text("Label.csv", "0\n");
    assertThatThrownBy(() -> EdgeStreamReader.read(directory))
        .hasMessageContaining("Data.csv.gz")
        .hasMessageContaining("Not in GZIP format");
  }

  @Test
  void readsMillionsOfRealEdges() {
    EdgeStream stream = EdgeStreamReader.read(SharedData.dataset("anograph_darpa"));
    assertThat(stream.size()).isEqualTo(4_554_344);
    assertThat(stream.anomalyCount()).isEqualTo(2_737_209);
    assertThat(stream.timestamps()[stream.size() - 1]).isEqualTo(46_572);
  }
}
