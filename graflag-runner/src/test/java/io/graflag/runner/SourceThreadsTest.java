package io.graflag.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.result.Edges;
import io.graflag.core.result.Ids;
import io.graflag.core.result.ItemSink;
import io.graflag.core.result.ItemSource;
import io.graflag.core.result.ResultType;
import io.graflag.core.result.Results;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What sources may do, and in which threads, while the results are written. */
@Timeout(60)
class SourceThreadsTest {
  private static final ResultType STREAM = ResultType.NODE_STREAM_ANOMALY_SCORES;

  @TempDir Path directory;
  private final ExecutorService worker = Executors.newSingleThreadExecutor();
  private ResultWriter writer;

  @BeforeEach
  void prepare() {
    writer = ResultWriter.in(directory);
  }

  @AfterEach
  void endWorker() {
    worker.shutdownNow();
  }

  private void inWorker(Runnable work) throws Exception {
    worker.submit(work).get(30, TimeUnit.SECONDS);
  }

  private Results finished(ItemSource scores) {
    writer.saveScores(STREAM, StreamableArray.from(scores)).finish();
    return ResultWriter.loadResults(directory);
  }

  private void refuses(ItemSource scores, String words) {
    assertThatThrownBy(() -> finished(scores))
        .isInstanceOf(GraflagException.class)
        .hasMessageContaining(words)
        .extracting("kind")
        .isEqualTo(Kind.INVALID_INPUT);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void writeFactsThatTheLastColumnAdds() {
    ItemSource labels =
        sink -> {
          sink.add(1);
          writer.addMetadata("labelled", 1);
        };
    ItemSource times =
        sink -> {
          sink.add(7);
          writer.addMetadata(Map.of("timed", 2));
        };
    writer.saveScores(STREAM, StreamableArray.generate(1, i -> 0.5), StreamableArray.from(labels));
    writer.timestamps(StreamableArray.from(times)).finish();
    assertThat(ResultWriter.loadResults(directory).metadata())
        .containsOnly(Map.entry("labelled", 1), Map.entry("timed", 2));
  }

  static List<Consumer<ResultWriter>> lateCalls() {
    return List.of(
        writer -> writer.nodeIds(Ids.upTo(1)),
        writer -> writer.edges(Edges.of(new long[1], new long[1])),
        writer -> writer.graphIds(Ids.upTo(1)),
        writer -> writer.timestamps(new double[1]),
        writer -> writer.saveScores(STREAM, new double[1]),
        ResultWriter::finish);
  }

  @ParameterizedTest
  @MethodSource("lateCalls")
  void refuseNamesThatComeTooLate(Consumer<ResultWriter> call) {
    ItemSource source =
        sink -> {
          sink.add(1);
          call.accept(writer);
        };
    assertThatThrownBy(() -> finished(source))
        .hasMessageContaining("is being written, and takes nothing but metadata")
        .extracting("kind")
        .isEqualTo(Kind.USAGE);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void waitForAThreadThatAddsFacts() {
    Results results =
        finished(
            sink -> {
              sink.add(0.5);
              inWorker(() -> writer.addMetadata("seconds", 3));
              inWorker(() -> writer.spot("training", Map.of("loss", 1)));
            });
    assertThat(results.metadata()).containsEntry("seconds", 3);
    assertThat(directory.resolve("training.csv")).isNotEmptyFile();
  }

  @Test
  void mayHandOverEverythingInAThreadOfTheirOwn() {
    Results results = finished(sink -> inWorker(() -> IntStream.range(0, 9).forEach(sink::add)));
    assertThat(results.scores().values()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void areRefusedASecondThread() {
    refuses(
        sink -> {
          sink.add(1);
          inWorker(() -> sink.add(2));
        },
        "The source of scores hands over values in two threads, ");
  }

  @Test
  void areRefusedASecondThreadWhoseProblemNobodySees() {
    refuses(
        sink -> {
          sink.add(1, 0);
          worker.submit(() -> sink.add(2, 1));
          inWorker(() -> {});
        },
        "hands over values in two threads");
  }

  @Test
  void areRefusedValuesAfterTheirEnd() {
    ItemSink[] kept = new ItemSink[1];
    Results results =
        finished(
            sink -> {
              sink.add(1);
              kept[0] = sink;
            });
    assertThat(results.scores().values()).containsExactly(1);
    assertThatThrownBy(() -> kept[0].add(2)).hasMessageContaining("goes on after it has returned");
  }

  @Test
  void leaveNothingForAKilledProcessButOneFile() {
    finished(
        sink -> {
          IntStream.range(0, 100_000).forEach(i -> sink.add(0.1, i % 2, i));
          assertThat(directory.toFile().list())
              .singleElement()
              .asString()
              .matches("\\.results\\.json\\.[0-9a-f-]{36}\\.tmp");
        });
  }
}
