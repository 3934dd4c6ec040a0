package io.graflag.devcluster.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HostProgramTest {
  private final HostProgram shell = new HostProgram("sh", System.getenv());

  @Test
  void returnsBothOutputsAndTheExitCode() {
    assertThat(shell.run(Call.of("-c", "echo out; echo err >&2; exit 3")))
        .isEqualTo(new Answer(3, "out\n", "err\n"));
  }

  @Test
  void handsInputAndVariablesOnAndNothingToAShellOfItsOwn() {
    Call call =
        Call.of("-c", "cat; printf %s \"$0$WORD\"", "a;b $HOME")
            .withInput("typed ")
            .withVariables(Map.of("WORD", "!"));
    assertThat(shell.run(call).out()).isEqualTo("typed a;b $HOME!\n");
  }

  @Test
  void endsAProgramThatTakesTooLong() {
    Call endless = Call.of("-c", "exec sleep 600").within(Duration.ofMillis(50));
    assertThatThrownBy(() -> shell.run(endless))
        .isInstanceOfSatisfying(
            GraflagException.class, e -> assertThat(e.kind()).isEqualTo(Kind.FAILED))
        .hasMessageContaining("'sh -c exec sleep 600' did not end within");
  }

  @Test
  void saysThatThereIsNoSuchProgram() {
    HostProgram none = new HostProgram("no-such-program", Map.of());
    assertThatThrownBy(() -> none.run(Call.of("x")))
        .isInstanceOfSatisfying(
            GraflagException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND))
        .hasMessageContaining("no-such-program");
  }

  @Test
  void endsItsProgramWhenItIsInterrupted() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> shell.run(Call.of("-c", "exec sleep 600")))
        .isInstanceOfSatisfying(
            GraflagException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INTERRUPTED));
    assertThat(Thread.interrupted()).isTrue();
  }
}
