package io.graflag.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraFlagAPITest {
  @TempDir Path root;
  private final List<String> heard = new ArrayList<>();
  private GraFlagAPI api;

  @BeforeEach
  void open() {
    new SharedFolder(root)
        .method("midas", "COMMAND=true", "DESCRIPTION=Streams", "# How many.", "_ROWS=2")
        .dataset("toy")
        .experiment(
            "exp__midas__toy__20260309_143000",
            "status.json",
            Map.of("status", "completed", "timestamp", "2026-03-09T14:30:00Z"));
    api = new GraFlagAPI(open(Map.of("GRAFLAG_SHARED_DIR", root.toString())), this::hear);
  }

  private GraFlag open(Map<String, String> variables) {
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("HOME", root.toString());
    return GraFlag.of(environment, System.getProperties(), SharedFolder.CLOCK);
  }

  private void hear(String operation, GraflagException error) {
    heard.add(operation + " " + error.kind());
  }

  @Test
  void handsAWrongConfigurationToTheListenerInsteadOfThrowing() {
    Map<String, String> wrong = Map.of("GRAFLAG_SSH_PORT", "none");
    GraFlagAPI closed = GraFlagAPI.open(() -> open(wrong), this::hear);
    assertThat(closed.listMethods()).isEmpty();
    assertThat(closed.run(RunRequest.of("midas", "toy"), RunListener.SILENT).succeeded()).isFalse();
    assertThat(heard)
        .containsExactly("open INVALID_INPUT", "listMethods INVALID_INPUT", "run INVALID_INPUT");
  }

  @Test
  void readsWhatThereIs() {
    MethodInfo method = api.getMethodDetails("MIDAS").orElseThrow();
    assertThat(method.description()).contains("Streams");
    assertThat(method.parameters()).containsExactly(Map.entry("ROWS", "2"));
    assertThat(method.parameterDescriptions()).containsEntry("ROWS", "How many.");
    assertThat(api.listDatasets()).extracting(DatasetInfo::name).containsExactly("toy");
    assertThat(method.origin()).isEqualTo("own");
    assertThat(api.listExperiments())
        .extracting(ExperimentInfo::status)
        .containsExactly("completed");
    assertThat(heard).isEmpty();
  }

  @Test
  void tellsWhatARunUsed() {
    String name = "exp__midas__toy__20260309_143001";
    String gpus = "[{\"index\": 0, \"energy_joules\": 7}, {\"index\": 1, \"energy_joules\": 5.5}]";
    new SharedFolder(root)
        .write(
            "experiments/" + name + "/status.json",
            "{\"status\": \"completed\", \"timestamp\": \"2026-03-09T14:30:01Z\", \"resources\":"
                + " {\"cpu_seconds\": 3.25, \"io_write_bytes\": 4096, \"gpus\": "
                + gpus
                + "}}");
    ExperimentInfo info = api.getExperimentDetails(name).orElseThrow();
    assertThat(info.cpuSeconds()).contains(3.25);
    assertThat(info.ioWriteBytes()).contains(4096L);
    assertThat(info.ioReadBytes()).isEmpty();
    assertThat(info.gpuEnergyJoules()).contains(12.5);
    assertThat(info.peakMemoryMb()).isEmpty();
  }

  @Test
  void neverThrowsAndTellsTheListenerWhy() {
    assertThat(api.getMethodDetails("nothing")).isEmpty();
    assertThat(api.getExperimentDetails("../../etc")).isEmpty();
    assertThat(api.getExperimentLogs("exp__midas__toy__20260309_143001")).isEmpty();
    assertThat(api.stopExperiment("exp__midas__toy__20260309_143000")).isFalse();
    assertThat(heard)
        .containsExactly(
            "getMethodDetails NOT_FOUND",
            "getExperimentDetails USAGE",
            "getExperimentLogs NOT_FOUND",
            "stopExperiment CONFLICT");
  }

  @Test
  void returnsTheFailureOfARunThatCannotStart() {
    Attempt<ExperimentInfo> attempt =
        api.run(RunRequest.of("midas", "nothing"), RunListener.SILENT);
    assertThat(attempt.succeeded()).isFalse();
    assertThat(attempt.error().orElseThrow().kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(heard).containsExactly("run NOT_FOUND");
  }

  @Test
  void deletesAnExperimentThatHasEnded() {
    assertThat(api.deleteExperiment("exp__midas__toy__20260309_143000")).isTrue();
    assertThat(api.listExperiments()).isEmpty();
  }

  @Test
  void handsEvenAnUnforeseenErrorToTheListener() {
    assertThat(api.listExperiments(-1)).isEmpty();
    assertThat(heard).containsExactly("listExperiments FAILED");
  }
}
