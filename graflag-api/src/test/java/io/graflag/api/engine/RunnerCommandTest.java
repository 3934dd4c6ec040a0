package io.graflag.api.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.api.swarm.ImageCommand;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunnerCommandTest {
  private static final String RUNNER = "/shared/libs/graflag_runner/bin/graflag-runner";

  private static RunnerCommand of(List<String> entrypoint, List<String> arguments) {
    return RunnerCommand.of(new ImageCommand(entrypoint, arguments, ""), RUNNER);
  }

  private static List<String> arguments(String... command) {
    return of(List.of(), List.of(command)).arguments().orElseThrow();
  }

  @Test
  void takesThePlaceOfThePythonRunnerWithItsFlags() {
    RunnerCommand command =
        of(List.of(), List.of("python3", "-m", "graflag_runner", "--pass-env-args"));
    assertThat(command.arguments()).contains(List.of(RUNNER, "--pass-env-args"));
    assertThat(command.entrypoint()).isEmpty();
  }

  @Test
  void knowsPythonByAnyPathVersionAndFlags() {
    assertThat(arguments("/usr/bin/python3.11", "-u", "-W", "ignore", "-m", "graflag_runner"))
        .containsExactly(RUNNER);
    assertThat(arguments("python", "-um", "graflag_runner")).containsExactly(RUNNER);
  }

  @Test
  void keepsWhatStandsBeforeAndTheEntryPoint() {
    RunnerCommand command =
        of(
            List.of("/usr/bin/tini", "--"),
            List.of("conda", "run", "-n", "gad", "python", "-m", "graflag_runner"));
    assertThat(command.arguments()).contains(List.of("conda", "run", "-n", "gad", RUNNER));
    assertThat(command.entrypoint()).isEmpty();
  }

  @Test
  void keepsTheCommandWhereTheRunnerIsTheEntryPoint() {
    RunnerCommand command =
        of(List.of("python3", "-m", "graflag_runner"), List.of("--pass-env-args"));
    assertThat(command.entrypoint()).contains(List.of(RUNNER));
    assertThat(command.arguments()).contains(List.of("--pass-env-args"));
  }

  @Test
  void joinsAnEntryPointAndACommandThatOnlyTogetherStartTheRunner() {
    RunnerCommand command = of(List.of("python3"), List.of("-m", "graflag_runner", "--x"));
    assertThat(command.entrypoint()).contains(List.of(RUNNER, "--x"));
    assertThat(command.arguments()).contains(List.of());
  }

  @Test
  void leavesTheShellOutWhereItDoesNothing() {
    assertThat(arguments("/bin/sh", "-c", "exec python -m graflag_runner --pass-env-args"))
        .containsExactly(RUNNER, "--pass-env-args");
  }

  @Test
  void keepsTheShellThatDoesMoreAndHasItReplacedByTheRunner() {
    assertThat(arguments("/bin/bash", "-lc", "source /env.sh && python -m graflag_runner --x"))
        .containsExactly("/bin/bash", "-lc", "source /env.sh && exec " + RUNNER + " --x");
    assertThat(arguments("sh", "-c", "python -m graflag_runner; echo done"))
        .containsExactly("sh", "-c", RUNNER + "; echo done");
  }

  @Test
  void leavesVariablesAndLinesToTheShell() {
    assertThat(arguments("/bin/sh", "-c", "OMP_NUM_THREADS=4 python -m graflag_runner --x"))
        .containsExactly("/bin/sh", "-c", "OMP_NUM_THREADS=4 exec " + RUNNER + " --x");
    assertThat(arguments("sh", "-c", "cd /app\npython -W ignore -m graflag_runner"))
        .containsExactly("sh", "-c", "cd /app\nexec " + RUNNER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "python3 train.py",
        "python3 -m graflag_runner_extra",
        "python3 -m pytest graflag_runner",
        "/opt/graflag/bin/graflag-runner --pass-env-args",
        "mypython.sh -m graflag_runner"
      })
  void leavesOtherCommandsAlone(String command) {
    assertThat(of(List.of(), List.of(command.split(" "))).isReplaced()).isFalse();
    assertThat(of(List.of(), List.of("sh", "-c", "cd / && " + command)).isReplaced()).isFalse();
  }
}
