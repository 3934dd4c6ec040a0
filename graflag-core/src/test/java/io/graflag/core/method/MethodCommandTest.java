package io.graflag.core.method;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MethodCommandTest {
  /** Prints its arguments, each followed by a zero byte. */
  private static final String PRINT = "sh -c 'printf \"%s\\0\" \"$@\"' x";

  private static String[] argumentsOf(Map<String, String> variables)
      throws IOException, InterruptedException {
    String line = MethodCommand.withParameters(PRINT, variables).line();
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", line).redirectErrorStream(true);
    builder.environment().putAll(variables);
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return printed.split("\0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "two words",
        "it's",
        "''",
        "\"double\"",
        "$HOME ${HOME} $(id) `id`",
        "a;b|c&d>e<f",
        "line one\nline two\n",
        "\\ \\n \\\\",
        "* ? [a] {a,b} ~ ~root",
        "# no comment",
        " ",
        "--other",
        "a=b",
        "!history",
        "naïve 異常",
        "\u0001\u007f\t"
      })
  void passesAValueUnchangedAsOneArgument(String value) throws Exception {
    assertThat(argumentsOf(Map.of("_P", value))).containsExactly("--p", value);
  }

  @Test
  void appendsFlagsSortedByTheBytesOfTheirVariables() {
    Map<String, String> variables = Map.of("_b", "1", "_B", "2", "_A_1", "3", "_A0", "4");
    assertThat(MethodCommand.withParameters("run", variables).line())
        .isEqualTo("run --a0 4 --a_1 3 --b 2 --b 1");
  }

  @Test
  void givesTheFlagAloneForAnEmptyValue() {
    assertThat(MethodCommand.withParameters("run", Map.of("_VERBOSE", "")).line())
        .isEqualTo("run --verbose");
  }

  @Test
  void passesOverVariablesThatAreNoParameters() {
    Map<String, String> variables = Map.of("_", "x", "__A", "x", "_1", "x", "A", "x", "_ä", "x");
    assertThat(MethodCommand.withParameters("run", variables).line()).isEqualTo("run");
  }

  @Test
  void passesOnlyWhatIsListedWhereThereIsAList() {
    Map<String, String> variables = Map.of("_LR", "1", "_CE_M", "", "GRAFLAG_PARAMS", "_LR");
    assertThat(MethodCommand.withParameters("run", variables).line()).isEqualTo("run --lr 1");
  }

  @Test
  void lowersNamesTheSameWayInEveryLocale() {
    assertThat(MethodCommand.withParameters("run", Map.of("_INIT", "1")).line())
        .isEqualTo("run --init 1");
  }
}
