package io.graflag.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.graflag.core.Original;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** service_config.json, service_details.json and stop.json. */
class ServiceFilesTest {
  private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-03-09T14:30:00Z");

  @TempDir Path directory;

  @Test
  void readsTheConfigurationOfTheOriginal() {
    ServiceConfig config = original();
    assertThat(config.experimentName()).isEqualTo("exp__fixture__toy__20260309_143000");
    assertThat(config.methodName()).isEqualTo("fixture");
    assertThat(config.dataset()).isEqualTo("toy");
    assertThat(config.tag()).isEqualTo("latest");
    assertThat(config.gpuRequired()).isTrue();
    assertThat(config.registryImage()).isEqualTo("192.168.100.10:5000/fixture:latest");
    assertThat(config.managerIp()).isEqualTo("192.168.100.10");
    assertThat(config.timestamp()).isEqualTo("2026-11-23T08:59:39.356670");
    assertThat(config.dataPath()).isEqualTo("/shared/datasets/toy/");
    assertThat(config.expPath())
        .isEqualTo("/shared/experiments/exp__fixture__toy__20260309_143000/");
    assertThat(config.timeoutSeconds()).isEmpty();
    assertThat(config.graflagVersion()).isEmpty();
  }

  @Test
  void keepsTheOverridesOfTheOriginalBesideTheDefaults() {
    assertThat(original().envContents())
        .hasSize(11)
        .contains(
            entry("COMMAND", "python3 train.py --mode \"full run\""),
            entry("_MAX_EPOCH", "50"),
            entry("MAX_EPOCH", "100"),
            entry("LEARNING_RATE", "0.01"),
            entry("_NOTE", "a=b # not a comment"));
  }

  @Test
  void readsBackAConfigurationItWrote() {
    Path file = directory.resolve("service_config.json");
    original().write(file);
    assertThat(ServiceConfig.read(file)).isEqualTo(original());
  }

  @Test
  void writesTheKeysOfTheOriginal() throws IOException {
    Path file = directory.resolve("service_config.json");
    original().write(file);
    String before = Files.readString(Original.file("service_config/service_config.json")).strip();
    assertThat(Files.readString(file)).startsWith(before.substring(0, before.length() - 2));
  }

  @Test
  void readsBackWhatOnlyOursRecord() throws IOException {
    Path file = directory.resolve("service_config.json");
    Files.writeString(
        file,
        """
        {"experiment_name": "e", "method_name": "m", "dataset": "d", "env_contents": {"_A": "2"},
         "graflag_version": "1", "parameters": {"A": "2"}, "gpu_count": 2,
         "limits": {"cpus": 1.5, "memory": "16g"}}
        """);
    ServiceConfig config = ServiceConfig.read(file);
    assertThat(config.parameters().orElseThrow()).containsExactly(entry("A", "2"));
    assertThat(config.limits()).contains(new Limits(Optional.of(1.5), Optional.of("16g")));
    config.write(file);
    assertThat(ServiceConfig.read(file)).isEqualTo(config);
  }

  @Test
  void namesWhatAConfigurationLacks() throws IOException {
    Path file = directory.resolve("service_config.json");
    Files.writeString(
        file, "{\"experiment_name\": \"e\", \"method_name\": \"m\", \"dataset\": \"d\"}");
    assertThatThrownBy(() -> ServiceConfig.read(file))
        .hasMessage(file + ": $.env_contents is missing.");
  }

  @Test
  void readsBackTheDetailsOfALocalRun() throws IOException {
    Path file = directory.resolve("service_details.json");
    LocalProcess process = new LocalProcess("host", "boot", 4711, 99);
    ServiceDetails details =
        new ServiceDetails("exp__a__b", Optional.of(TIME), Optional.of(process), Optional.empty());
    details.write(file);
    assertThat(ServiceDetails.read(file)).contains(details);
    assertThat(Files.readString(file)).contains("\"engine\": \"local\"", "\"boot_id\": \"boot\"");
  }

  @Test
  void readsTheDetailsOfACluster() throws IOException {
    Path file = directory.resolve("service_details.json");
    Files.writeString(
        file,
        """
        {"service_id": "x1", "service_name": "exp__a__b", "created_at": "2026-03-09T14:30:00",
         "worker": {"node_id": "n", "task_id": "t", "state": "complete"}}
        """);
    ServiceDetails details = ServiceDetails.read(file).orElseThrow();
    assertThat(details.end()).contains(TaskEnd.COMPLETE);
    assertThat(details.createdAt()).contains(TIME);
    assertThat(details.process()).isEmpty();
  }

  @Test
  void readsBackTheDetailsOfAServiceWhoseTaskEnded() throws IOException {
    Path file = directory.resolve("service_details.json");
    SwarmRecord swarm =
        new SwarmRecord(
            "x1",
            Optional.of(TIME),
            "10.0.0.1:5000/midas@sha256:ab",
            Optional.of("sha256:ab"),
            Optional.of(
                new SwarmRecord.Worker("n1", Optional.of("node11"), "t1", "failed", "shutdown")),
            Optional.of("task: non-zero exit (3)"),
            Optional.of(3),
            Optional.of(TIME.plusMinutes(1)));
    ServiceDetails details =
        new ServiceDetails("exp__a__b", Optional.of(TIME), Optional.empty(), Optional.of(swarm));
    details.write(file);
    assertThat(ServiceDetails.read(file)).contains(details);
    assertThat(details.end().orElseThrow().exitCode()).contains(3);
    assertThat(Files.readString(file)).contains("\"created_at_docker\"", "\"desired_state\"");
  }

  @Test
  void findsNoDetailsWhereThereIsNoFile() {
    assertThat(ServiceDetails.read(directory.resolve("service_details.json"))).isEmpty();
  }

  @Test
  void namesWhatTheDetailsOfALocalRunLack() throws IOException {
    Path file = directory.resolve("service_details.json");
    Files.writeString(
        file,
        "{\"service_name\": \"e\", \"engine\": \"local\", \"host\": \"h\", \"boot_id\": \"\"}");
    assertThatThrownBy(() -> ServiceDetails.read(file)).hasMessage(file + ": $.pid is missing.");
  }

  @ParameterizedTest
  @EnumSource(names = {"STOPPED_BY_USER", "TIMEOUT"})
  void readsBackARequestToStop(FailureReason reason) {
    Path file = directory.resolve("stop.json");
    StopRequest request = new StopRequest(reason, "ada", TIME);
    request.write(file);
    assertThat(StopRequest.read(file)).contains(request);
  }

  @Test
  void takesABrokenRequestForOneOfAUser() throws IOException {
    Path file = Files.writeString(directory.resolve("stop.json"), "{\"reason\": \"time");
    assertThat(StopRequest.read(file).orElseThrow().reason())
        .isEqualTo(FailureReason.STOPPED_BY_USER);
    Files.writeString(file, "{\"reason\": \"exit_code\"}");
    assertThat(StopRequest.read(file).orElseThrow().reason())
        .isEqualTo(FailureReason.STOPPED_BY_USER);
  }

  @Test
  void findsNoRequestWhereThereIsNoFile() {
    assertThat(StopRequest.read(directory.resolve("stop.json"))).isEmpty();
  }

  @Test
  void refusesAReasonForWhichNobodyStopsARun() {
    assertThatThrownBy(() -> new StopRequest(FailureReason.EXIT_CODE, "ada", TIME))
        .hasMessage("exit_code is no reason to stop a run");
  }

  private static ServiceConfig original() {
    return ServiceConfig.read(Original.file("service_config/service_config.json"));
  }
}
