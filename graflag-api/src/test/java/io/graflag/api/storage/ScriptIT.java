package io.graflag.api.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.api.ssh.Argv;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScriptIT {
  @ParameterizedTest
  @EnumSource
  void isAShellProgramThatTakesItsArgumentsApart(Script script) {
    List<String> words = script.command(Path.of("/shared"), List.of("$(touch x)")).words();
    assertThat(words.subList(3, words.size())).containsExactly("graflag", "/shared", "$(touch x)");
    assertThat(new ProcessShell().run(Argv.of("sh", "-n", "-c", words.get(2))).errors()).isEmpty();
  }
}
