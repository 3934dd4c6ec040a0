package io.graflag.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersIT {
  /** Prints each argument between brackets and ends. */
  private static final String PRINT =
      "sh -c 'for a in \"$@\"; do printf \"[%s]\" \"$a\"; done; exit 6' x";

  @TempDir Path root;
  private RunnerFixture runner;

  @BeforeEach
  void prepare() throws IOException {
    runner = new RunnerFixture(root);
  }

  private String arguments() throws IOException {
    String bytes = runner.output().substring(MethodRunner.HEADING.length() + 1);
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  @Test
  void passesHostileValuesUnchangedEndToEnd() throws Exception {
    runner.argument("--pass-env-args").with("_", "/bin/no").with("__X", "no").with("_1", "no");
    runner.with("_B_Flag", "").with("_A", "it's $HOME; `id` \"q\" \\ *").with("_C", "l1\nl2 ");
    assertThat(runner.run(PRINT)).isEqualTo(6);
    assertThat(arguments()).isEqualTo("[--a][it's $HOME; `id` \"q\" \\ *][--b_flag][--c][l1\nl2 ]");
  }

  @Test
  void passesOtherScriptsWithoutALocale() throws Exception {
    runner.argument("--pass-env-args").with("LC_ALL", "C").with("LANG", "C");
    runner.with("_NAME", "naïve \"größe\" 異常 $HOME");
    assertThat(runner.run(PRINT)).isEqualTo(6);
    assertThat(arguments()).isEqualTo("[--name][naïve \"größe\" 異常 $HOME]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "two words",
        "it's \"so\"",
        "$HOME ${HOME} $(id)",
        "a;b|c&d>e<f",
        "l1\nl2\n",
        "\\ \\n \\\\",
        "naïve 異常 \uD83D\uDE00",
        "-1",
        "-.5",
        "-x y",
        "* ? [a] ~",
        "`id`",
        "1e-05   # keep small",
        ".5",
        "a=b",
        "\t"
      })
  void reachArgparseByteByByte(String value) throws Exception {
    runner.argument("--pass-env-args").with("_VALUE", value).with("_USE_MEMORY", "");
    assertThat(runner.run(PythonMethodIT.script("echo"))).as("it leaves no results").isEqualTo(1);
    String hex = HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8));
    assertThat(arguments()).isEqualTo("argument " + hex + " True\nvariable " + hex + "\n");
  }

  @Test
  void leavesTheCommandAloneWithoutTheFlag() throws Exception {
    runner.with("_EPOCHS", "5");
    assertThat(runner.run("echo $_EPOCHS; exit 6")).isEqualTo(6);
    assertThat(arguments()).isEqualTo("5\n");
  }

  @Test
  void warnsOfParametersThatAreNotListedAndOfListedOnesThatAreNotSet() throws Exception {
    runner.argument("--pass-env-args").with("GRAFLAG_PARAMS", "_GPU,_LR");
    runner.with("_LR", "1").with("_EPOCHS", "2").with("_A", "3");
    assertThat(runner.run(PRINT)).isEqualTo(6);
    assertThat(arguments()).isEqualTo("[--lr][1]");
    assertThat(runner.err())
        .contains("warning: GRAFLAG_PARAMS names what is not set: _GPU.\n")
        .containsPattern("warning: No arguments .* GRAFLAG_PARAMS does not .*: _A, _EPOCHS\\.\n");
  }

  @Test
  void reportsAnUnknownArgument() throws Exception {
    assertThat(runner.argument("--pass").run("true")).isEqualTo(2);
    assertThat(runner.err()).contains("the argument '--pass' is unknown");
  }
}
