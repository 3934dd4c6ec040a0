package io.graflag.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.experiment.FailureReason;
import io.graflag.runner.Verdict.OomKill;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
  @TempDir Path root;

  private Verdict verdict(int exitCode, OomKill oomKill) {
    Map<String, String> variables =
        Map.of("DATA", root + "/", "EXP", root + "/", "METHOD_NAME", "fixture", "COMMAND", "true");
    Ending ending = new Ending(Ending.Cause.ITSELF, exitCode);
    return Verdict.of(ending, oomKill, RunnerConfig.from(variables, List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "137, ended by SIGKILL because the memory was exhausted.",
    "1, exited with code 1. Before that, the kernel had killed a process",
    "0, but it wrote no results.json. Before that, the kernel had killed a process",
    "139, ended by SIGSEGV. Before that, the kernel had killed a process"
  })
  void namesTheMemoryWhereTheKernelHasKilledForIt(int exitCode, String words) {
    Verdict verdict = verdict(exitCode, OomKill.OF_THE_RUN);
    assertThat(verdict.outcome().reason()).contains(FailureReason.OOM_KILLED);
    assertThat(verdict.outcome().error().orElseThrow()).contains(words).contains("exhausted.");
    assertThat(verdict.outcome().exitCode()).contains(exitCode);
  }

  @ParameterizedTest
  @CsvSource({"1, EXIT_CODE", "0, NO_RESULTS", "139, SIGNAL", "137, OOM_KILLED"})
  void namesTheMemoryAsTheReasonOnlyOfAKillWhereOthersUseTheGroup(int code, FailureReason reason) {
    Verdict verdict = verdict(code, OomKill.OF_THE_GROUP);
    assertThat(verdict.outcome().reason()).contains(reason);
    assertThat(verdict.outcome().error().orElseThrow()).contains("the memory was exhausted.");
    assertThat(verdict.outcome().exitCode()).contains(code);
  }

  @Test
  void doesNotBlameTheMemoryForAKillOfAnotherKind() {
    assertThat(verdict(137, OomKill.NONE).outcome().reason()).contains(FailureReason.SIGNAL);
  }

  @Test
  void keepsTheExitCodeWhenNothingIsLeftToExplainIt() throws Exception {
    Path exp = Files.createDirectory(root.resolve("exp"));
    Map<String, String> variables =
        Map.of("DATA", root + "/", "EXP", exp + "/", "METHOD_NAME", "fixture", "COMMAND", "true");
    RunnerConfig config = RunnerConfig.from(variables, List.of());
    Files.delete(exp);
    Verdict verdict = Verdict.of(new Ending(Ending.Cause.ITSELF, 7), OomKill.NONE, config);
    assertThat(verdict.exitCode()).isEqualTo(7);
    assertThat(verdict.outcome().reason()).contains(FailureReason.EXIT_CODE);
    assertThat(verdict.outcome().exitCode()).contains(7);
  }
}
