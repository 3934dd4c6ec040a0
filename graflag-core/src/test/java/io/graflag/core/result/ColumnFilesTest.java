package io.graflag.core.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnFilesTest {
  private static final String STREAM = "{\"result_type\": \"EDGE_STREAM_ANOMALY_SCORES\"";
  private static final String TEMPORAL = "{\"result_type\": \"TEMPORAL_EDGE_ANOMALY_SCORES\"";
  private static final String SCORES = ", \"scores_file\": \"s.npy\"";

  @TempDir Path directory;

  @Test
  void readsFlatColumns() throws IOException {
    put("s.npy", NpyBytes.doubles(0.1, Double.NaN, -0.0, 5e-324));
    put("g.npy", NpyBytes.bytes(0, 1, -1, 1));
    put("t.npy", NpyBytes.doubles(1, 2, 3, 4.5));
    put("e.npy", NpyBytes.pairs(1, 2, 3, 4, 5, 6, Long.MAX_VALUE, -1));
    Results results =
        read(
            STREAM + SCORES + ", \"ground_truth_file\": \"g.npy\"",
            ", \"timestamps_file\": \"t.npy\", \"edges_file\": \"e.npy\"}");
    assertThat(results.scores().values()).containsExactly(0.1, Double.NaN, -0.0, Double.MIN_VALUE);
    assertThat(results.groundTruth().orElseThrow().values())
        .containsExactly(0, 1, Labels.UNKNOWN, 1);
    assertThat(results.timestamps().orElseThrow()).containsExactly(1, 2, 3, 4.5);
    assertThat(results.edges().orElseThrow().sources()).containsExactly(1, 3, 5, Long.MAX_VALUE);
    assertThat(results.edges().orElseThrow().targets()).containsExactly(2, 4, 6, -1);
  }

  @Test
  void readsRaggedColumnsByTheirOffsets() throws IOException {
    put("s.npy", NpyBytes.doubles(1, 2, 3));
    put("g.npy", NpyBytes.bytes(0, 1, 0));
    put("o.npy", NpyBytes.longs(0, 1, 1, 3));
    put("e.npy", NpyBytes.pairs(1, 2, 3, 4, 5, 6));
    Results results =
        read(
            TEMPORAL + ", \"ground_truth_file\": \"g.npy\", \"offsets_file\": \"o.npy\"" + SCORES,
            ", \"edges_file\": \"e.npy\", \"timestamps\": [7, 8, 9]}");
    Shape rows = Shape.rows(new int[] {1, 1, 3});
    assertThat(results.scores().shape()).isEqualTo(rows);
    assertThat(results.groundTruth().orElseThrow().shape()).isEqualTo(rows);
    assertThat(results.edges().orElseThrow().shape()).isEqualTo(rows);
  }

  @Test
  void readsOneListOfEdgesForAllRows() throws IOException {
    put("s.npy", NpyBytes.doubles(1, 2, 3, 4));
    put("o.npy", NpyBytes.longs(0, 2, 4));
    put("e.npy", NpyBytes.pairs(1, 2, 3, 4));
    Results results =
        read(TEMPORAL + SCORES, ", \"offsets_file\": \"o.npy\", \"edges_file\": \"e.npy\"}");
    assertThat(results.edges().orElseThrow().shape()).isEqualTo(Shape.flat(2));
  }

  @Test
  void readsColumnsLongerThanItsBuffer() throws IOException {
    double[] many = new double[300_000];
    long[] ends = new long[2 * many.length];
    Arrays.setAll(many, i -> i / 3.0);
    Arrays.setAll(ends, i -> i * 1000L);
    put("s.npy", NpyBytes.doubles(many));
    put("e.npy", NpyBytes.pairs(ends));
    Results results = read(STREAM + SCORES, ", \"edges_file\": \"e.npy\"}");
    assertThat(results.scores().values()).isEqualTo(many);
    assertThat(results.edges().orElseThrow().sources()[299_999]).isEqualTo(599_998_000);
    assertThat(results.edges().orElseThrow().targets()[299_999]).isEqualTo(599_999_000);
  }

  @Test
  void readsTheSecondVersionOfTheFormat() throws IOException {
    String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }";
    byte[] one = Arrays.copyOfRange(NpyBytes.doubles(1.5), 128, 136);
    put("s.npy", NpyBytes.file(2, header, one));
    assertThat(read(STREAM + SCORES, "}").scores().values()).containsExactly(1.5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../s.npy",
        "/etc/passwd",
        "sub/s.npy",
        "..",
        "",
        ".s.npy",
        "s.npy\u0000",
        "s\\t.npy",
        "status.json",
        "C:s.npy",
        "s .npy",
        "\u001b[2J.npy"
      })
  void refusesAHostileFileName(String name) {
    assertThatThrownBy(() -> read(STREAM + ",\"scores_file\": " + Json.line(name), "}"))
        .hasMessage(
            file()
                + ": line 1, column 61 ($.scores_file): expected the name of a .npy file beside it,"
                + " found "
                + Json.quoted(name)
                + ".")
        .extracting("kind")
        .isEqualTo(Kind.INVALID_INPUT);
  }

  @Test
  void saysThatAColumnFileIsMissing() {
    assertThatThrownBy(() -> read(STREAM + SCORES, "}"))
        .hasMessage("Cannot read " + directory.resolve("s.npy") + ": it does not exist.");
  }

  @Test
  void refusesAColumnInsideAndBeside() throws IOException {
    put("s.npy", NpyBytes.doubles(1));
    assertThatThrownBy(() -> read(STREAM + SCORES, ", \"scores\": [1]}"))
        .hasMessage(file() + ": $.scores and $.scores_file are both given.");
  }

  @Test
  void refusesAFileThatIsTruncated() throws IOException {
    byte[] whole = NpyBytes.doubles(1, 2, 3);
    put("s.npy", Arrays.copyOf(whole, whole.length - 1));
    assertFailure(" holds 23 bytes of data where its header promises 24.");
    put("s.npy", Arrays.copyOf(whole, 40));
    assertFailure(" ends early.");
    put("s.npy", new byte[0]);
    assertFailure(" ends early.");
  }

  @Test
  void refusesAFileWithMoreThanItPromises() throws IOException {
    byte[] whole = NpyBytes.doubles(1, 2, 3);
    put("s.npy", Arrays.copyOf(whole, whole.length + 5));
    assertFailure(" holds 29 bytes of data where its header promises 24.");
  }

  @Test
  void refusesAnotherTypeOfNumber() throws IOException {
    put("s.npy", NpyBytes.longs(1, 2));
    assertFailure(
        " should hold <f8 in C order, but says"
            + " {'descr': '<i8', 'fortran_order': False, 'shape': (2,), }.");
    put("s.npy", NpyBytes.file(">f8", "(1,)", new byte[8]));
    assertFailure(
        " should hold <f8 in C order, but says"
            + " {'descr': '>f8', 'fortran_order': False, 'shape': (1,), }.");
  }

  @Test
  void refusesAnotherShape() throws IOException {
    put("s.npy", NpyBytes.file("<f8", "(2, 2)", new byte[32]));
    assertFailure(" has shape (2, 2) where (n,) is needed.");
    put("s.npy", NpyBytes.file("<f8", "()", new byte[8]));
    assertFailure(" has shape () where (n,) is needed.");
    put("s.npy", NpyBytes.file("<f8", "(99999999999,)", new byte[8]));
    assertFailure(" has shape (99999999999,), more than this reader holds.");
  }

  @Test
  void refusesEdgesThatAreNoPairs() throws IOException {
    put("s.npy", NpyBytes.doubles(1));
    put("e.npy", NpyBytes.longs(1, 2));
    assertThatThrownBy(() -> read(STREAM + SCORES, ", \"edges_file\": \"e.npy\"}"))
        .hasMessage(directory.resolve("e.npy") + " has shape (2,) where (n, 2) is needed.");
  }

  @Test
  void refusesWhatIsNoNumPyFile() throws IOException {
    put("s.npy", "timestamp,a,b,c\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    assertFailure(" does not start like a .npy file.");
    put("s.npy", NpyBytes.file(1, "{'descr': [('a', '<f8')]}", new byte[8]));
    assertFailure(" has a header that cannot be read: {'descr': [('a', '<f8')]}.");
  }

  @Test
  void refusesAHeaderLongerThanAnyIs() throws IOException {
    byte[] file = NpyBytes.file(2, "{}", new byte[0]);
    Arrays.fill(file, 8, 12, (byte) 0x7f);
    put("s.npy", file);
    assertFailure(" has a header of 2139062143 bytes.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1,3", "0,2,1,3", "0,-1,3", "0,3000000000"})
  void refusesOffsetsThatAreNone(String offsets) throws IOException {
    put("s.npy", NpyBytes.doubles(1, 2, 3));
    long[] values =
        Arrays.stream(offsets.split(","))
            .filter(t -> !t.isEmpty())
            .mapToLong(Long::parseLong)
            .toArray();
    put("o.npy", NpyBytes.longs(values));
    assertThatThrownBy(() -> read(TEMPORAL + SCORES, ", \"offsets_file\": \"o.npy\"}"))
        .hasMessage(
            directory.resolve("o.npy")
                + " must hold where each row starts, from 0 and ascending, and where the last"
                + " ends.")
        .extracting("kind")
        .isEqualTo(Kind.INVALID_INPUT);
  }

  @Test
  void namesBothSidesWhereOffsetsDoNotFit() throws IOException {
    put("s.npy", NpyBytes.doubles(1, 2, 3));
    put("o.npy", NpyBytes.longs(0, 2));
    assertThatThrownBy(() -> read(TEMPORAL + SCORES, ", \"offsets_file\": \"o.npy\"}"))
        .hasMessage(
            directory.resolve("s.npy")
                + " holds 3 values, but "
                + directory.resolve("o.npy")
                + " describes 1 row of 2.");
  }

  private Path file() {
    return directory.resolve("results.json");
  }

  private void put(String name, byte[] bytes) throws IOException {
    Files.write(directory.resolve(name), bytes);
  }

  private Results read(String start, String end) throws IOException {
    return ResultsReader.read(Files.writeString(file(), start + end));
  }

  private void assertFailure(String problem) {
    assertThatThrownBy(() -> read(STREAM + SCORES, "}"))
        .hasMessage(directory.resolve("s.npy") + problem)
        .extracting("kind")
        .isEqualTo(Kind.INVALID_INPUT);
  }
}
