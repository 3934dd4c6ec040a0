package io.graflag.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.experiment.FailureReason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictTest {
  @TempDir Path root;

  @Test
  void keepsTheExitCodeWhenNothingIsLeftToExplainIt() throws Exception {
    Path exp = Files.createDirectory(root.resolve("exp"));
    Map<String, String> variables =
        Map.of("DATA", root + "/", "EXP", exp + "/", "METHOD_NAME", "fixture", "COMMAND", "true");
    RunnerConfig config = RunnerConfig.from(variables, List.of());
    Files.delete(exp);
    Verdict verdict = Verdict.of(new Ending(Ending.Cause.ITSELF, 7), false, config);
    assertThat(verdict.exitCode()).isEqualTo(7);
    assertThat(verdict.outcome().reason()).contains(FailureReason.EXIT_CODE);
    assertThat(verdict.outcome().exitCode()).contains(7);
  }
}
