package io.graflag.devcluster.bringup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.devcluster.program.Answer;
import io.graflag.devcluster.program.Program;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IsolationTest {
  private static final Answer OK = new Answer(0, "", "");
  private static final Answer REFUSED =
      new Answer(125, "", "docker: Error response from daemon: operation not permitted\n");

  private static Isolation probe(Program docker) {
    return Isolation.probe(docker, "worker:1", Map.of());
  }

  @Test
  void takesPrivilegeWhereItIsAllowed() {
    assertThat(probe(call -> OK)).isEqualTo(Isolation.PRIVILEGED);
  }

  @Test
  void takesSingleCapabilitiesWherePrivilegeIsRefused() {
    Program docker = call -> call.arguments().contains("--privileged") ? REFUSED : OK;
    assertThat(probe(docker)).isEqualTo(Isolation.CAPABILITIES);
  }

  @Test
  void saysInTheWordsOfDockerWhyNothingIsAllowed() {
    assertThatThrownBy(() -> probe(call -> REFUSED))
        .hasMessageContaining("neither with --privileged:\n  operation not permitted")
        .hasMessageContaining("nor with single capabilities:\n  operation not permitted");
  }
}
