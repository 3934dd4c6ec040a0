package io.graflag.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Original;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusFileTest {
  private static final OffsetDateTime START = OffsetDateTime.parse("2026-03-09T14:30:00.5+01:00");
  private static final OffsetDateTime END = OffsetDateTime.parse("2026-03-09T14:30:02.5+01:00");

  private static final OptionalDouble NONE = OptionalDouble.empty();
  private static final ResourceUse MUCH =
      new ResourceUse(
          1.5,
          OptionalDouble.of(2),
          OptionalDouble.of(1024),
          OptionalDouble.of(81559),
          OptionalDouble.of(812.5),
          new ProcessTotals(
              OptionalDouble.of(12.345678), OptionalLong.of(0), OptionalLong.of(50 << 20)),
          List.of(
              new GpuUse(
                  1,
                  Optional.of("GPU-1"),
                  Optional.of("NVIDIA H200"),
                  OptionalDouble.of(2),
                  OptionalDouble.of(81559),
                  OptionalDouble.of(37.5),
                  OptionalDouble.of(1500.25))));
  private static final Provenance ON_A_GPU_NODE =
      new Provenance(
          Optional.of("1.0"),
          Optional.of("m:5000/x@sha256:0"),
          Optional.of(
              new Machine(
                  Optional.of("AMD EPYC 9654"),
                  OptionalInt.of(192),
                  OptionalInt.of(16),
                  OptionalDouble.of(1024),
                  OptionalDouble.of(512),
                  Optional.of("6.18.44"),
                  Optional.of("Debian GNU/Linux 12 (bookworm)"),
                  Optional.of("550.54.15"))));

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("status.json");
  }

  @Test
  void readsACompletedRunOfTheOriginal() {
    Status status = read(Original.file("run_ok/status.json"));
    assertThat(status.state()).isEqualTo(ExperimentState.COMPLETED);
    assertThat(status.timestamp()).isEqualTo("2026-11-23T08:55:48.498683+00:00");
    assertThat(status.methodName()).isEqualTo("fixture");
    assertThat(status.execTime()).contains(Duration.ofNanos(1_280_080_000));
    assertThat(status.exitCode()).contains(0);
    assertThat(status.heartbeat()).isEmpty();
    assertThat(status.resources())
        .contains(
            ResourceUse.of(
                32.11,
                OptionalDouble.empty(),
                OptionalDouble.of(24105.55),
                OptionalDouble.empty()));
  }

  @Test
  void readsAFailedRunOfTheOriginal() {
    Status status = read(Original.file("run_fail/status.json"));
    assertThat(status.state()).isEqualTo(ExperimentState.FAILED);
    assertThat(status.exitCode()).contains(3);
    assertThat(status.reason()).isEmpty();
  }

  @Test
  void writesTheKeysOfTheOriginalAndOurs() {
    ResourceUse use =
        ResourceUse.of(
            32.114, OptionalDouble.empty(), OptionalDouble.of(1024), OptionalDouble.of(2048.5));
    Outcome outcome =
        Outcome.failed(FailureReason.SIGNAL, "It was killed.").withSignal("SIGKILL", 137);
    Status running = Status.running("midas", START, "node11");
    StatusFile.write(
        file,
        running.ended(END, outcome, Optional.of(Duration.ofNanos(1_234_567)), Optional.of(use)));
    assertThat(file)
        .hasContent(
            """
            {
              "status": "failed",
              "timestamp": "2026-03-09T14:30:02.500000+01:00",
              "method_name": "midas",
              "exec_time_ms": 1.23,
              "resources": {
                "peak_memory_mb": 32.11,
                "peak_gpu_mb": null,
                "total_memory_mb": 1024.0,
                "total_gpu_mb": 2048.5
              },
              "exit_code": 137,
              "signal": "SIGKILL",
              "reason": "signal",
              "error": "It was killed.",
              "started_at": "2026-03-09T14:30:00.500000+01:00",
              "finished_at": "2026-03-09T14:30:02.500000+01:00",
              "host": "node11",
              "heartbeat": "2026-03-09T14:30:02.500000+01:00"
            }
            """);
  }

  @Test
  void readsBackWhatItWrote() {
    Status running = Status.running("midas", START, "node11");
    ResourceUse use =
        ResourceUse.of(
            1.5, OptionalDouble.of(2), OptionalDouble.of(1024), OptionalDouble.of(2048.5));
    Status ended =
        running.ended(
            END, Outcome.completed(), Optional.of(Duration.ofSeconds(2)), Optional.of(use));
    StatusFile.write(file, running);
    assertThat(read(file)).isEqualTo(running);
    assertThat(StatusFile.write(file, ended)).isTrue();
    assertThat(read(file)).isEqualTo(ended);
  }

  @Test
  void keepsWhatWasMeasuredOfEveryCardAndTheMachine() {
    Status ended =
        Status.running("midas", START, "node11")
            .measuredBy(ON_A_GPU_NODE)
            .ended(END, Outcome.completed(), Optional.empty(), Optional.of(MUCH));
    StatusFile.write(file, ended);
    assertThat(read(file)).isEqualTo(ended);
    assertThat(read(file).resources().orElseThrow().gpuEnergyJoules()).hasValue(1500.25);
    assertThat(file)
        .content()
        .contains("\"cpu_seconds\": 12.345678,", "\"io_read_bytes\": 0,")
        .contains("\"io_write_bytes\": 52428800,", "\"cgroup_peak_mb\": 812.5,")
        .contains("\"energy_joules\": 1500.25", "\"runner_version\": \"1.0\"")
        .contains("\"image\": \"m:5000/x@sha256:0\"", "\"gpu_driver\": \"550.54.15\"");
  }

  @Test
  void leavesOutWhatIsNotKnownOfACardOrAMachine() throws IOException {
    GpuUse card = new GpuUse(3, Optional.empty(), Optional.empty(), NONE, NONE, NONE, NONE);
    ResourceUse use =
        new ResourceUse(1, NONE, NONE, NONE, NONE, ProcessTotals.UNKNOWN, List.of(card));
    Status ended =
        Status.running("midas", START, "h")
            .ended(END, Outcome.completed(), Optional.empty(), Optional.of(use));
    StatusFile.write(file, ended);
    assertThat(read(file)).isEqualTo(ended);
    assertThat(use.gpuEnergyJoules()).isEmpty();
    assertThat(Files.readString(file).replaceAll("\\s", ""))
        .contains("\"gpus\":[{\"index\":3}]")
        .doesNotContain("cpu_seconds", "io_", "machine", "runner_version");
  }

  @Test
  void namesTheCardThatIsNoObject() throws IOException {
    Files.writeString(
        file,
        "{\"status\": \"failed\", \"timestamp\": \"2026-03-09T14:30:00Z\","
            + " \"resources\": {\"gpus\": [{\"index\": 0}, 7]}}");
    assertThat(StatusFile.read(file).problem())
        .contains(file + ": $.resources.gpus[1] should be an object but is 7.");
  }

  @Test
  void writesWhatWasNotMeasuredAsNull() throws IOException {
    OptionalDouble none = OptionalDouble.empty();
    ResourceUse unknown = ResourceUse.of(Double.NaN, none, none, none);
    Status running = Status.running("midas", START, "h");
    StatusFile.write(
        file, running.ended(END, Outcome.completed(), Optional.empty(), Optional.of(unknown)));
    assertThat(Files.readString(file)).contains("\"peak_memory_mb\": null");
    assertThat(read(file).resources()).contains(unknown);
  }

  @ParameterizedTest
  @CsvSource({"completed,true", "failed,true", "stopped,true", "building,false", "running,false"})
  void neverOverwritesATerminalStatus(String word, boolean terminal) throws IOException {
    String before = "{\"status\": \"" + word + "\", \"timestamp\": \"2026-03-09T14:30:00Z\"}";
    Files.writeString(file, before);
    boolean written = StatusFile.write(file, Status.running("midas", START, "h"));
    assertThat(written).isEqualTo(!terminal);
    assertThat(Files.readString(file).equals(before)).isEqualTo(terminal);
  }

  @Test
  void doesNotOverwriteAFileThatTheStorageDoesNotGiveOut() throws IOException {
    Files.createDirectory(file);
    assertThatThrownBy(() -> StatusFile.write(file, Status.running("midas", START, "h")))
        .extracting("kind")
        .isEqualTo(Kind.STORAGE);
  }

  @Test
  void tellsAFileThatTheStorageDoesNotGiveOutFromABrokenOne() throws IOException {
    Files.writeString(file, "{");
    assertThat(StatusFile.read(file).unread()).isFalse();
    Files.delete(file);
    Files.createDirectory(file);
    assertThat(StatusFile.read(file).unread()).isTrue();
    assertThat(StatusFile.read(file).problem().orElseThrow()).contains(file.toString());
  }

  @Test
  void countsAFileCutInHalfAsMissingAndReportsIt() throws IOException {
    String whole = Files.readString(Original.file("run_ok/status.json"));
    Files.writeString(file, whole.substring(0, whole.length() / 2));
    StatusFile.Reading reading = StatusFile.read(file);
    assertThat(reading.status()).isEmpty();
    assertThat(reading.problem().orElseThrow())
        .startsWith(file + " is not valid JSON at line ")
        .endsWith(": it ends in the middle.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | $.status is missing.",
        "{'status': 'done'} | $.status is \"done\", which is no status.",
        "{'status': 'pending'} | $.status is \"pending\", which is no status.",
        "{'status': 7} | $.status should be a string but is 7.",
        "{'status': 'running'} | $.timestamp is missing.",
        "{'status': 'failed', 'timestamp': '2026-03-09T14:30:00Z', 'exit_code': 5000000000}"
            + " | $.exit_code should be a whole number of at most 32 bits but is 5000000000.",
        "{'status': 'failed', 'timestamp': '2026-03-09T14:30:00Z', 'resources': []}"
            + " | $.resources should be an object but is []."
      },
      quoteCharacter = '^')
  void countsABrokenFileAsMissingAndReportsIt(String text, String problem) throws IOException {
    Files.writeString(file, text.replace('\'', '"'));
    StatusFile.Reading reading = StatusFile.read(file);
    assertThat(reading.status()).isEmpty();
    assertThat(reading.problem()).contains(file + ": " + problem);
  }

  @Test
  void replacesABrokenFile() throws IOException {
    Files.writeString(file, "{\"status\": \"comp");
    assertThat(StatusFile.write(file, Status.running("midas", START, "h"))).isTrue();
    assertThat(read(file).state()).isEqualTo(ExperimentState.RUNNING);
  }

  @Test
  void reportsNothingWhereThereIsNoFile() {
    assertThat(StatusFile.read(file))
        .isEqualTo(new StatusFile.Reading(Optional.empty(), Optional.empty(), false));
  }

  @Test
  void takesNaNForUnknown() throws IOException {
    Files.writeString(
        file,
        "{\"status\": \"failed\", \"timestamp\": \"2026-03-09T14:30:00Z\", \"exec_time_ms\": NaN}");
    assertThat(read(file).execTime()).isEmpty();
  }

  @Test
  void renewsTheHeartbeatAlone() {
    Status running = Status.running("midas", START, "h");
    Status alive = running.alive(END);
    assertThat(alive.heartbeat()).contains(END);
    assertThat(alive.timestamp()).isEqualTo(START);
    assertThat(alive.startedAt()).contains(START);
  }

  private static Status read(Path source) {
    StatusFile.Reading reading = StatusFile.read(source);
    assertThat(reading.problem()).isEmpty();
    return reading.status().orElseThrow();
  }
}
