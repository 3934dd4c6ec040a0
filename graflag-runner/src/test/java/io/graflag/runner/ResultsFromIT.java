package io.graflag.runner;

import static io.graflag.runner.RunnerFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.experiment.ExperimentState;
import io.graflag.core.experiment.FailureReason;
import io.graflag.core.result.Results;
import io.graflag.core.result.ResultsReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods that know nothing of results.json: the runner makes it of their table. */
class ResultsFromIT {
  /** Prints a table to standard output; what it learned of its parameters goes to the other. */
  private static final String PRINTS =
      """
      import sys
      print("node_id,score,label")
      for node in range(3):
          print(f"{node},{node * float(sys.argv[2])},{node % 2}")
      print("arguments", sys.argv[1:], file=sys.stderr)
      """;

  @TempDir Path root;
  private RunnerFixture runner;

  @BeforeEach
  void prepare() throws IOException {
    runner = new RunnerFixture(root).with("RESULTS_FROM", "scores.csv");
    runner.with("RESULT_TYPE", "NODE_ANOMALY_SCORES");
    Files.writeString(root.resolve("detect.py"), PRINTS);
  }

  private Results results() {
    return ResultsReader.read(runner.experiment().results());
  }

  @Test
  void takesWhatIsPrintedWhereTheCommandSendsItToAFile() throws Exception {
    runner.argument("--pass-env-args").with("_RATE", "0.25").with("_ZEAL", "it's >x");
    int code = runner.run("python3 detect.py > \"$EXP/scores.csv\"");
    assertThat(code).as(runner.err()).isZero();
    assertThat(results().scores().values()).containsExactly(0, 0.25, 0.5);
    assertThat(results().groundTruth().orElseThrow().values()).containsExactly(0, 1, 0);
    assertThat(results().metadata())
        .containsEntry("method_name", "fixture")
        .containsEntry("dataset", "toy");
    assertThat(runner.output()).endsWith("\narguments ['--rate', '0.25', '--zeal', \"it's >x\"]\n");
    assertThat(runner.status().state()).isEqualTo(ExperimentState.COMPLETED);
  }

  @Test
  void leavesTheResultsOfAMethodThatWritesBothAlone() throws Exception {
    assertThat(runner.run(RunnerFixture.withResults("echo score > ${EXP}scores.csv"))).isZero();
    assertThat(runner.experiment().results()).hasContent("{\"scores\": []}");
  }

  @Test
  void saysThatThereIsNoTable() throws Exception {
    assertThat(runner.run("echo 1 > ${EXP}score.csv")).isEqualTo(1);
    assertThat(runner.status().reason()).contains(FailureReason.NO_RESULTS);
    assertThat(runner.status().error().orElseThrow())
        .startsWith("The method exited with code 0, but Cannot read ")
        .contains("scores.csv: it does not exist.");
  }

  @Test
  void namesBothTheColumnThatIsMissingAndThoseThatAreThere() throws Exception {
    assertThat(runner.run("printf 'node;score\\n1;2\\n' > ${EXP}scores.csv")).isEqualTo(1);
    assertThat(runner.status().reason()).contains(FailureReason.INVALID_RESULTS);
    assertThat(runner.status().error().orElseThrow())
        .contains("has no column 'score'; its columns are [node;score].");
  }

  @Test
  void leavesATableOfAMethodThatFailedAlone() throws Exception {
    assertThat(runner.run("echo score > ${EXP}scores.csv; exit 3")).isEqualTo(3);
    assertThat(runner.status().reason()).contains(FailureReason.EXIT_CODE);
    assertThat(runner.experiment().results()).doesNotExist();
  }

  @Test
  void takesAMillionLines() throws Exception {
    Path table = root.resolve("million.csv");
    try (BufferedWriter writer = Files.newBufferedWriter(table)) {
      writer.write("src,dst,timestamp,score,label\n");
      for (int i = 0; i < 1_000_000; i++) {
        writer.write(i % 999 + "," + i % 1009 + "," + i + "," + i / 1e6 + "," + i % 2 + "\n");
      }
    }
    runner.with("RESULT_TYPE", "EDGE_STREAM_ANOMALY_SCORES");
    long start = System.nanoTime();
    assertThat(runner.run("cp " + table + " ${EXP}scores.csv")).as(runner.err()).isZero();
    assertThat(System.nanoTime() - start)
        .as("2 s with 64 MB, of two cores")
        .isLessThan(30_000_000_000L);
    double[] scores = results().scores().values();
    assertThat(scores).hasSize(1_000_000).endsWith(0.999999);
    assertThat(results().edges().orElseThrow().targets()[1009]).isZero();
  }

  @Test
  void beatsWhileItMakesResultsOfTheTable() throws Exception {
    runner.start("{ echo score; yes 0.123456789 | head -n 1000000; } > ${EXP}scores.csv");
    await("the results half written", this::isConverting);
    List<String> threads = threads();
    assertThat(isConverting()).as("still at it").isTrue();
    assertThat(threads).contains("heartbeat");
    assertThat(runner.exitCode()).as(runner.err()).isZero();
  }

  private boolean isConverting() {
    String[] names = runner.experiment().path().toFile().list((folder, name) -> isHalf(name));
    return names.length > 0;
  }

  private static boolean isHalf(String name) {
    return name.startsWith(".results.json.") && name.endsWith(".tmp");
  }

  /** The threads of the runner, by the first 15 letters of their names. */
  private List<String> threads() throws IOException {
    List<String> names = new ArrayList<>();
    Path tasks = Path.of("/proc/" + runner.process().pid() + "/task");
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
      for (Path thread : threads) {
        names.add(Files.readString(thread.resolve("comm")).strip());
      }
    }
    return names;
  }

  @ParameterizedTest
  @ValueSource(strings = {"mkfifo ${EXP}scores.csv", "mkdir ${EXP}scores.csv"})
  void refusesATableThatIsNoFile(String command) throws Exception {
    assertThat(runner.run(command)).isEqualTo(1);
    assertThat(runner.status().reason()).contains(FailureReason.INVALID_RESULTS);
    assertThat(runner.status().error().orElseThrow()).contains("scores.csv is no file.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mkfifo ${EXP}results.json", "mkdir ${EXP}results.json"})
  void refusesResultsThatAreNoFile(String command) throws Exception {
    assertThat(runner.run(command)).isEqualTo(1);
    assertThat(runner.status().reason()).contains(FailureReason.INVALID_RESULTS);
    assertThat(runner.status().error().orElseThrow()).contains("results.json is no file.");
  }

  @Test
  void saysThatATableIsTooLarge() throws Exception {
    assertThat(runner.run("{ echo score; yes 1 | head -n 9000000; } > ${EXP}scores.csv"))
        .isEqualTo(1);
    assertThat(runner.status().reason()).contains(FailureReason.INVALID_RESULTS);
    assertThat(runner.status().error().orElseThrow())
        .containsPattern("scores.csv has more lines than fit into the runner's memory of \\d+ MB");
  }
}
