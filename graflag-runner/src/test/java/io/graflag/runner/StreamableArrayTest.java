package io.graflag.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.result.ItemSource;
import io.graflag.core.result.ResultType;
import io.graflag.core.result.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamableArrayTest {
  private static final ResultType STREAM = ResultType.NODE_STREAM_ANOMALY_SCORES;
  private static final ResultType ROWS = ResultType.TEMPORAL_NODE_ANOMALY_SCORES;

  @TempDir Path directory;
  private ResultWriter writer;

  @BeforeEach
  void prepare() {
    writer = ResultWriter.in(directory);
  }

  private Results finished() {
    writer.finish();
    return ResultWriter.loadResults(directory);
  }

  private void refuses(String... words) throws IOException {
    Files.writeString(directory.resolve("results.json"), "old");
    assertThatThrownBy(writer::finish)
        .isInstanceOf(GraflagException.class)
        .hasMessageContainingAll(words)
        .extracting(e -> ((GraflagException) e).kind())
        .isEqualTo(Kind.INVALID_INPUT);
    assertThat(directory.toFile().list()).containsExactly("results.json");
    assertThat(directory.resolve("results.json")).hasContent("old");
  }

  @Test
  void takesAnIteratorAndAStream() {
    StreamableArray scores = StreamableArray.of(DoubleStream.of(0.5, Double.NaN, -1).iterator());
    writer.saveScores(STREAM, scores, StreamableArray.of(IntStream.of(0, 1, -1)));
    writer.timestamps(StreamableArray.generate(3, i -> 10 + i));
    Results results = finished();
    assertThat(results.scores().values()).containsExactly(0.5, Double.NaN, -1);
    assertThat(results.groundTruth().orElseThrow().values()).containsExactly(0, 1, -1);
    assertThat(results.timestamps().orElseThrow()).containsExactly(10, 11, 12);
  }

  @Test
  void closesAStreamAfterItsLastValue() {
    boolean[] closed = {false};
    DoubleStream values = DoubleStream.of(1).onClose(() -> closed[0] = true);
    writer.saveScores(STREAM, StreamableArray.of(values));
    assertThat(finished().groundTruth()).isEmpty();
    assertThat(closed[0]).isTrue();
  }

  @Test
  void takesScoresWithLabelsAndTimesInOnePass() {
    int count = 100_000; // more than the columns that wait hold in memory
    writer.saveScores(
        STREAM,
        StreamableArray.from(
            items -> IntStream.range(0, count).forEach(i -> items.add(i / 7.0, i % 2, i + 0.5))));
    Results results = finished();
    for (int i = 0; i < count; i++) {
      assertThat(results.scores().values()[i]).isEqualTo(i / 7.0);
      assertThat(results.groundTruth().orElseThrow().values()[i]).isEqualTo((byte) (i % 2));
      assertThat(results.timestamps().orElseThrow()[i]).isEqualTo(i + 0.5);
    }
    assertThat(directory.toFile().list()).containsExactly("results.json");
  }

  @Test
  void takesRaggedRowsWithTheirTimes() {
    writer.saveScores(
        ROWS,
        StreamableArray.from(
            items -> {
              items.add(0.1, 0);
              items.add(0.2, 1);
              items.endRow(5);
              items.endRow(6);
              items.add(0.3, -1);
              items.endRow(7);
            }));
    Results results = finished();
    assertThat(results.scores().shape()).hasToString("3 rows of 0 to 2, 3 values");
    assertThat(results.groundTruth().orElseThrow().shape()).isEqualTo(results.scores().shape());
    assertThat(results.timestamps().orElseThrow()).containsExactly(5, 6, 7);
  }

  @Test
  void takesFactsThatTheSourceAdds() {
    writer.saveScores(
        STREAM,
        StreamableArray.from(
            items -> {
              items.add(1);
              writer.addMetadata("seconds", 2.5);
            }));
    assertThat(finished().metadata()).containsEntry("seconds", 2.5);
  }

  @Test
  void isUsedOnce() {
    StreamableArray array = StreamableArray.of(DoubleStream.of(1));
    assertThatThrownBy(() -> writer.saveScores(STREAM, array, array))
        .hasMessageContaining("ground truth: it is in use already");
    writer.saveScores(STREAM, array);
    assertThatThrownBy(() -> writer.saveScores(STREAM, array)).hasMessageContaining("in use");
  }

  @Test
  void staysFreeWhereTheOtherColumnIsRefused() {
    StreamableArray labels = StreamableArray.of(IntStream.of(0));
    ResultWriter.in(directory).saveScores(STREAM, StreamableArray.generate(1, i -> 1), labels);
    StreamableArray scores = StreamableArray.generate(2, i -> i);
    assertThatThrownBy(() -> writer.saveScores(STREAM, scores, labels))
        .hasMessageContaining("as ground truth: it is in use already");
    assertThatThrownBy(writer::finish).hasMessageContaining("there are no scores");
    writer.saveScores(STREAM, scores);
    assertThat(finished().scores().values()).containsExactly(0, 1);
  }

  @Test
  void isReadOnceEvenIfWritingFailed() throws IOException {
    writer.saveScores(STREAM, StreamableArray.from(items -> items.add(1, 2)));
    refuses("Label 0 of ground_truth is 2");
    assertThatThrownBy(writer::finish).hasMessageContaining("a second time");
  }

  @Test
  void refusesASourceThatThrows() throws IOException {
    ItemSource source =
        items -> {
          items.add(0.5, 1);
          throw new IOException("the socket is gone");
        };
    writer.saveScores(STREAM, StreamableArray.from(source));
    refuses("results.json", "scores failed after 1 values", "the socket is gone");
  }

  @Test
  void refusesALateFailureAndLeavesNoFiles() throws IOException {
    writer.saveScores(
        STREAM,
        StreamableArray.from(
            items -> IntStream.range(0, 100_001).forEach(i -> items.add(0.1, i / 100_000 * 3))));
    refuses("Label 100000 of ground_truth is 3");
  }

  @Test
  void refusesEvenWhereTheSourceSwallowsTheProblem() throws IOException {
    ItemSource source =
        items -> {
          for (int label : new int[] {0, 7, 1}) {
            try {
              items.add(0.5, label);
            } catch (GraflagException e) {
              continue;
            }
          }
        };
    writer.saveScores(STREAM, StreamableArray.from(source));
    refuses("Label 1 of ground_truth is 7");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 2, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesALabelThatIsNone(double label) throws IOException {
    writer.saveScores(
        STREAM, StreamableArray.generate(1, i -> 1), StreamableArray.generate(1, i -> label));
    refuses("Label 0 of ground_truth is");
  }

  @Test
  void refusesOtherLengths() throws IOException {
    writer.saveScores(
        STREAM, StreamableArray.generate(3, i -> 1), StreamableArray.generate(2, i -> 1));
    refuses("scores has 3 values, but ground_truth has 2 values");
  }

  @Test
  void refusesOtherRowsOfTheSameCount() throws IOException {
    List<double[]> scores = List.of(new double[2], new double[1]);
    List<double[]> labels = List.of(new double[1], new double[2]);
    writer.saveScores(
        ROWS, StreamableArray.rows(scores.iterator()), StreamableArray.rows(labels.iterator()));
    refuses("2 rows with 3 values", "in rows of other lengths");
  }

  @Test
  void refusesTimesOfAnotherCount() throws IOException {
    writer.saveScores(STREAM, StreamableArray.generate(3, i -> 1)).timestamps(new double[4]);
    refuses("scores has 3 values, but timestamps has 4 values");
  }

  @Test
  void refusesRowsWhereThereAreNone() throws IOException {
    writer.saveScores(STREAM, StreamableArray.rows(List.of(new double[2]).iterator()));
    refuses("scores is a flat array, but its source ends a row after 2 values");
  }

  @Test
  void refusesARowWithoutItsEnd() throws IOException {
    writer.saveScores(ROWS, StreamableArray.generate(3, i -> i));
    refuses("after the last 3 values no row is ended");
  }

  @Test
  void refusesScoresInMixedCompany() throws IOException {
    ItemSource source =
        items -> {
          items.add(1, 0);
          items.add(1);
        };
    writer.saveScores(STREAM, StreamableArray.from(source));
    refuses("a score 1 that comes alone, but those before come with a label");
  }

  @Test
  void refusesLabelsFromTwoSources() throws IOException {
    writer.saveScores(
        STREAM,
        StreamableArray.from(items -> items.add(1, 0)),
        StreamableArray.generate(1, i -> 0));
    refuses("ground_truth comes with the scores, and from a source of its own");
  }
}
