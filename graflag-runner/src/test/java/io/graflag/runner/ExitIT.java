package io.graflag.runner;

import static io.graflag.runner.RunnerFixture.withResults;
import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.experiment.ExperimentState;
import io.graflag.core.experiment.FailureReason;
import io.graflag.core.experiment.Status;
import io.graflag.core.experiment.StatusFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExitIT {
  @TempDir Path root;
  private RunnerFixture runner;

  @BeforeEach
  void prepare() throws IOException {
    runner = new RunnerFixture(root);
  }

  private void assertFailed(FailureReason reason, int exitCode) {
    Status status = runner.status();
    assertThat(status.state()).isEqualTo(ExperimentState.FAILED);
    assertThat(status.reason()).contains(reason);
    assertThat(status.exitCode()).contains(exitCode);
  }

  @Test
  void completesAMethodThatLeavesResults() throws Exception {
    assertThat(runner.run(withResults("echo done"))).isZero();
    Status status = runner.status();
    assertThat(status.state()).isEqualTo(ExperimentState.COMPLETED);
    assertThat(status.exitCode()).contains(0);
    assertThat(status.methodName()).isEqualTo("fixture");
    assertThat(status.startedAt()).isPresent();
    assertThat(status.finishedAt().orElseThrow())
        .isAfterOrEqualTo(status.startedAt().orElseThrow());
    assertThat(status.execTime()).isPresent();
    assertThat(status.resources().orElseThrow().totalMemoryMb().orElseThrow()).isGreaterThan(100);
    assertThat(status.resources().orElseThrow().peakGpuMb()).isEmpty();
  }

  @Test
  void passesTheExitCodeOnWithTheLastOutput() throws Exception {
    assertThat(runner.run("seq 1 50; echo broken >&2; exit 3")).isEqualTo(3);
    assertFailed(FailureReason.EXIT_CODE, 3);
    assertThat(runner.status().error().orElseThrow())
        .startsWith("The method exited with code 3.")
        .contains("\n50\nbroken")
        .doesNotContain("\n31\n");
  }

  @Test
  void keepsTheExitCodeOfAMethodThatDeletedItsOutput() throws Exception {
    assertThat(runner.run("rm -f \"$EXP\"/*.txt; exit 7")).isEqualTo(7);
    assertFailed(FailureReason.EXIT_CODE, 7);
    assertThat(runner.status().execTime()).isPresent();
    assertThat(runner.status().resources()).isPresent();
    assertThat(runner.status().error().orElseThrow())
        .startsWith("The method exited with code 7. Its output cannot be read: ");
  }

  @Test
  void takesALargeExitCodeForACodeAndNotForASignal() throws Exception {
    assertThat(runner.run("exit 255")).isEqualTo(255);
    assertFailed(FailureReason.EXIT_CODE, 255);
    assertThat(runner.status().signal()).isEmpty();
  }

  @Test
  void failsWithoutResults() throws Exception {
    assertThat(runner.run("true")).isEqualTo(1);
    assertFailed(FailureReason.NO_RESULTS, 0);
    assertThat(runner.err()).contains("runner: failed (no_results)");
  }

  @Test
  void failsWithResultsThatWereCutOff() throws Exception {
    assertThat(runner.run("printf '{\"scores\": [0.1, ' > $EXP/results.json")).isEqualTo(1);
    assertFailed(FailureReason.INVALID_RESULTS, 0);
    assertThat(runner.status().error().orElseThrow()).contains("does not end with '}'");
  }

  @Test
  void failsWithEmptyResults() throws Exception {
    assertThat(runner.run(": > $EXP/results.json")).isEqualTo(1);
    assertFailed(FailureReason.INVALID_RESULTS, 0);
  }

  @Test
  void namesTheSignalThatKilledTheMethod() throws Exception {
    assertThat(runner.run("kill -KILL $$")).isEqualTo(137);
    assertFailed(FailureReason.SIGNAL, 137);
    assertThat(runner.status().signal()).contains("SIGKILL");
  }

  @Test
  void makesResultsOfACsv() throws Exception {
    runner.with("RESULTS_FROM", "s.csv").with("RESULT_TYPE", "NODE_ANOMALY_SCORES");
    assertThat(runner.run("printf 'node_id,score,label\\n7,0.5,1\\n' > $EXP/s.csv")).isZero();
    assertThat(Files.readString(runner.experiment().results()))
        .contains("\"scores\"", "0.5", "\"node_ids\"", "7", "\"dataset\"", "toy");
  }

  @Test
  void refusesADatasetThatTheMethodDoesNotSupport() throws Exception {
    runner.with("SUPPORTED_DATASETS", "bond_*, uci");
    assertThat(runner.run("echo never")).isEqualTo(1);
    assertThat(runner.status().reason()).contains(FailureReason.DATASET_INCOMPATIBLE);
    assertThat(runner.status().error().orElseThrow()).contains("toy", "bond_*", "uci");
    assertThat(runner.experiment().methodOutput()).doesNotExist();
  }

  @Test
  void refusesADatasetThatIsMissing() throws Exception {
    runner.with("DATA", root.resolve("datasets/absent") + "/");
    assertThat(runner.run("echo never")).isEqualTo(1);
    assertThat(runner.status().reason()).contains(FailureReason.DATASET_MISSING);
    assertThat(runner.status().startedAt()).isEmpty();
  }

  @Test
  void refusesToRunWhereARunHasEnded() throws Exception {
    runner.run(withResults("true"));
    byte[] before = Files.readAllBytes(runner.experiment().status());
    assertThat(runner.run("echo again")).isEqualTo(1);
    assertThat(runner.err()).contains("error: Cannot run in", "hint:");
    assertThat(runner.experiment().status()).hasBinaryContent(before);
    assertThat(runner.output()).doesNotContain("again");
  }

  @Test
  void replacesABrokenStatusAndSaysSo() throws Exception {
    Files.writeString(runner.experiment().status(), "{\"status\": \"bui");
    assertThat(runner.run(withResults("true"))).isZero();
    assertThat(runner.err()).contains("warning:", "is not valid JSON");
    assertThat(runner.status().state()).isEqualTo(ExperimentState.COMPLETED);
  }

  @Test
  void exitsWithTwoWhenItIsToldNothing() throws Exception {
    runner.with("EXP", "").with("DATA", "");
    assertThat(runner.run("true")).isEqualTo(2);
    assertThat(runner.err()).contains("EXP is not set", "DATA is not set", "hint:");
  }

  @Test
  void endsAClaimedRunThatItIsToldTooLittleOf() throws Exception {
    StatusFile.write(
        runner.experiment().status(), Status.building("fixture", OffsetDateTime.now(), "client"));
    assertThat(runner.with("MONITOR_INTERVAL", "often").run("true")).isEqualTo(2);
    assertThat(runner.status().reason()).contains(FailureReason.INFRASTRUCTURE);
    assertThat(runner.status().error().orElseThrow()).contains("MONITOR_INTERVAL is 'often'");
  }
}
