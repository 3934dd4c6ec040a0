package io.graflag.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.ExperimentDirectory;
import io.graflag.core.result.Edges;
import io.graflag.core.result.Ids;
import io.graflag.core.result.Labels;
import io.graflag.core.result.ResultType;
import io.graflag.core.result.Results;
import io.graflag.core.result.ResultsReader;
import io.graflag.core.result.Scores;
import io.graflag.core.spot.SpotTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultWriterTest {
  private static final ResultType STREAM = ResultType.EDGE_STREAM_ANOMALY_SCORES;
  private static final byte[] LABELS = {0, 1, 0};

  @TempDir Path directory;
  private ExperimentDirectory experiment;
  private ResultWriter writer;

  @BeforeEach
  void prepare() {
    experiment = new ExperimentDirectory(directory);
    Clock clock = Clock.fixed(Instant.parse("2026-03-09T14:30:00.25Z"), ZoneOffset.UTC);
    writer = ResultWriter.in(directory, clock);
  }

  @Test
  void writesEverythingAtTheEnd() {
    writer.saveScores(STREAM, new double[] {0.1, Double.NaN, -1}, LABELS);
    writer.timestamps(new double[] {1, 2, 3}).edges(Edges.of(new long[3], new long[] {1, 2, 3}));
    writer.addMetadata("dataset", "uci").addMetadata(Map.of("epochs", 5));
    assertThat(experiment.results()).doesNotExist();
    writer.finish();
    Results results = ResultsReader.read(experiment.results());
    assertThat(results.scores().values()).containsExactly(0.1, Double.NaN, -1);
    assertThat(results.groundTruth().orElseThrow().values()).containsExactly(0, 1, 0);
    assertThat(results.timestamps().orElseThrow()).containsExactly(1, 2, 3);
    assertThat(results.edges().orElseThrow().targets()).containsExactly(1, 2, 3);
    assertThat(results.metadata()).containsEntry("dataset", "uci").containsEntry("epochs", 5);
  }

  @Test
  void writesRowsOfTemporalScores() {
    Scores scores = Scores.rows(new double[][] {{1, 2}, {3}});
    writer.saveScores(
        ResultType.TEMPORAL_NODE_ANOMALY_SCORES, scores, new Labels(LABELS, scores.shape()));
    writer.nodeIds(Ids.of(new String[] {"a", "b"})).finish();
    Results results = ResultsReader.read(experiment.results());
    assertThat(results.scores().shape()).isEqualTo(scores.shape());
    assertThat(results.nodeIds().orElseThrow().texts()).containsExactly("a", "b");
  }

  @Test
  void roundsResourceMetricsToTwoDecimals() {
    writer.saveScores(ResultType.GRAPH_ANOMALY_SCORES, Scores.flat(new double[] {1}));
    writer
        .graphIds(Ids.of(new long[] {4}))
        .addResourceMetrics(45230.149, 2048.556, OptionalDouble.empty());
    writer.finish();
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("exec_time_ms", 45230.15);
    expected.put("peak_memory_mb", 2048.56);
    expected.put("peak_gpu_mb", null);
    assertThat(ResultsReader.read(experiment.results()).metadata()).isEqualTo(expected);
  }

  @Test
  void namesBothShapesOfAMismatchAtOnce() {
    assertThatThrownBy(() -> writer.saveScores(STREAM, new double[2], LABELS))
        .hasMessageContaining("scores has 2 values, but ground_truth has 3 values");
    ResultWriter other = ResultWriter.in(directory);
    other.saveScores(STREAM, new double[3], LABELS);
    assertThatThrownBy(() -> other.timestamps(new double[1]))
        .hasMessageContaining("timestamps has 1");
  }

  @Test
  void refusesToFinishWithoutScores() {
    assertThatThrownBy(writer::finish).hasMessageContaining("there are no scores");
  }

  @Test
  void refusesToFinishTwice() {
    writer.saveScores(STREAM, new double[3], LABELS).finish();
    assertThatThrownBy(writer::finish).hasMessageContaining("is written already");
    assertThatThrownBy(() -> writer.addMetadata("late", 1)).hasMessageContaining("already");
  }

  @Test
  void saysThatExpIsMissing() {
    assertThatThrownBy(() -> ResultWriter.from(Map.of())).hasMessageContaining("EXP");
    assertThatThrownBy(() -> ResultWriter.from(Map.of("EXP", directory + "/no/")))
        .hasMessageContaining("is no directory");
  }

  @Test
  void appendsMeasurementsFromManyThreads() throws Exception {
    IntStream.range(0, 200).parallel().forEach(i -> writer.spot("training", Map.of("loss", i)));
    writer.close();
    SpotTable table = SpotTable.read(experiment.spot("training")).orElseThrow();
    assertThat(table.columns().get("loss")).hasSize(200).doesNotHaveDuplicates();
    assertThat(table.timestamps()).containsOnly(1773066600.25);
    assertThat(Files.exists(experiment.results())).isFalse();
  }

  @Test
  void takesLabelsAsNumbersAndFlags() {
    writer.saveScores(STREAM, new double[] {1, 2}, new int[] {1, -1});
    writer.saveScores(STREAM, new double[] {1, 2}, new boolean[] {false, true}).finish();
    Results results = ResultWriter.loadResults(experiment.results());
    assertThat(results.groundTruth().orElseThrow().values()).containsExactly(0, 1);
  }

  @Test
  void takesRowsAsTheyAre() {
    ResultType type = ResultType.TEMPORAL_EDGE_ANOMALY_SCORES;
    double[][] scores = {{1, 2}, {}, {3}};
    writer.saveScores(type, scores, new byte[][] {{0, 1}, {}, {-1}}).finish();
    Results results = ResultWriter.loadResults(directory);
    assertThat(results.scores().shape()).isEqualTo(Scores.rows(scores).shape());
    assertThat(results.groundTruth().orElseThrow().values()).containsExactly(0, 1, -1);
  }

  @Test
  void refusesLabelsThatAreNoneBeforeAnythingIsWritten() {
    assertThatThrownBy(() -> writer.saveScores(STREAM, new double[2], new byte[] {0, 2}))
        .hasMessage("Label 1 of ground_truth is 2.");
    assertThatThrownBy(writer::finish).hasMessageContaining("there are no scores");
  }

  @Test
  void keepsWhatWasSetBeforeARefusal() {
    writer.saveScores(STREAM, new double[] {1, 2, 3}, LABELS);
    assertThatThrownBy(() -> writer.saveScores(STREAM, new double[2], LABELS))
        .hasMessageContaining("2 values");
    assertThatThrownBy(() -> writer.timestamps(new double[1])).hasMessageContaining("timestamps");
    writer.finish();
    assertThat(ResultWriter.loadResults(directory).scores().values()).containsExactly(1, 2, 3);
  }

  @Test
  void refusesMetadataWithoutAFormWhenItIsAdded() {
    Map<String, Object> summary = Map.of("model", new Object());
    assertThatThrownBy(() -> writer.addMetadata("summary", summary))
        .hasMessageContaining("Metadata summary.model is a java.lang.Object");
    writer.saveScores(STREAM, new double[1]).addMetadata("loss", Double.NaN).finish();
    assertThat(ResultWriter.loadResults(directory).metadata())
        .containsOnlyKeys("loss")
        .containsEntry("loss", null);
  }

  @Test
  void refusesScoresAfterTheEnd() {
    writer.saveScores(STREAM, new double[3], LABELS).finish();
    assertThatThrownBy(() -> writer.saveScores(STREAM, new double[3], LABELS))
        .hasMessageContaining("is written already");
    assertThatThrownBy(() -> writer.timestamps(new double[3])).hasMessageContaining("already");
  }

  @Test
  void takesNoMeasurementsOnceItIsClosed() throws Exception {
    writer.spot("training", Map.of("loss", 1));
    writer.close();
    for (String group : new String[] {"training", "training", "other"}) {
      assertThatThrownBy(() -> writer.spot(group, Map.of("loss", 2)))
          .hasMessageContaining(group + ".csv: the writer is closed");
    }
    assertThat(Files.readAllLines(experiment.spot("training"))).hasSize(2);
    assertThat(experiment.spot("other")).doesNotExist();
  }
}
