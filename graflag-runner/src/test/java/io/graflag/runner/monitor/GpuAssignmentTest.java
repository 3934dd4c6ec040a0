package io.graflag.runner.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GpuAssignmentTest {
  private static final String A = "GPU-45cbf7b3-f919-7228-7a26-b06628ebefa1";
  private static final String B = "GPU-0a0a0a0a-1111-2222-3333-444444444444";

  @TempDir Path directory;

  private static GpuAssignment named(String value) {
    return GpuAssignment.from(Map.of("DOCKER_RESOURCE_NVIDIA-GPU", value));
  }

  @Test
  void readsAVariableWithAHyphenInItsName() {
    assertThat(named(A + ", " + B).names()).containsExactly(A, B);
    assertThat(GpuAssignment.from(Map.of("DOCKER_RESOURCE_gpu", A)).names()).containsExactly(A);
  }

  @Test
  void asksTheFirstProcessWhereAShellDroppedTheVariable() throws Exception {
    Path init = directory.resolve("environ");
    Files.writeString(init, "A=1\0DOCKER_RESOURCE_NVIDIA-GPU=" + A + "\0=\0B\0");
    assertThat(GpuAssignment.from(Map.of(), init).names()).containsExactly(A);
    Map<String, String> own = Map.of("DOCKER_RESOURCE_GPU", B);
    assertThat(GpuAssignment.from(own, init).names()).containsExactly(B);
    assertThat(GpuAssignment.from(Map.of(), directory)).isEqualTo(GpuAssignment.NONE);
    assertThat(GpuAssignment.from(Map.of(), Path.of("/absent"))).isEqualTo(GpuAssignment.NONE);
  }

  @Test
  void passesOverOtherResourcesAndVariables() {
    Map<String, String> others =
        Map.of("DOCKER_RESOURCE_FPGAS", "x", "GPU", "0", "DOCKER_RESOURCE_GPU", " ,");
    assertThat(GpuAssignment.from(others)).isEqualTo(GpuAssignment.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        A,
        A + "," + B,
        "GPU-45cbf7b",
        "MIG-GPU-45cbf7b3-f919-7228-7a26-b06628ebefa1/1/0",
        "MIG-9d9d9d9d-f919-7228-7a26-b06628ebefa1"
      })
  void leavesTheMethodTheCardsThatItsUuidsName(String value) {
    assertThat(named(value).visibleDevices()).contains(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "0,1", "GPU-b", "gpu0", A + ",gpu1", A + ";rm -rf /"})
  void saysNothingToCudaWhereANameIsNoUuid(String value) {
    assertThat(named(value).visibleDevices()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    A + ", true, 0",
    "GPU-45cbf7b3, true, 0",
    "gpu-45CBF7B3, true, 0",
    "GPU-45cbf7b4, false, 0",
    "MIG-" + A + "/1/0, true, 0",
    "MIG-45cbf7b3-f919-7228-7a26-b06628ebefa1, false, 0",
    "'0,2', true, 2",
    "'0,2', false, 1",
    "0, false, 0",
    "GPU-4, false, 0"
  })
  void knowsItsCards(String value, boolean holds, int index) {
    assertThat(named(value).holds(index, Optional.of(A))).isEqualTo(holds);
  }

  @Test
  void takesALoneNumberForACountAndAWordForNothing() {
    assertThat(named("2").saysWhich()).isFalse();
    assertThat(named("fast,slow").saysWhich()).isFalse();
    assertThat(named("0,2").saysWhich()).isTrue();
    assertThat(named("MIG-45cbf7b3-f919-7228-7a26-b06628ebefa1").saysWhich()).isTrue();
  }

  @Test
  void asksNvidiaSmiOnlyForWholeUuids() {
    assertThat(named(A + "," + B).selectable()).containsExactly(A, B);
    assertThat(named(A + ",GPU-0a0a").selectable()).isEmpty();
    assertThat(GpuAssignment.NONE.selectable()).isEmpty();
  }
}
