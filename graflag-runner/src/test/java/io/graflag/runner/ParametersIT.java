package io.graflag.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  void leavesTheCommandAloneWithoutTheFlag() throws Exception {
    runner.with("_EPOCHS", "5");
    assertThat(runner.run("echo $_EPOCHS; exit 6")).isEqualTo(6);
    assertThat(arguments()).isEqualTo("5\n");
  }

  @Test
  void reportsAnUnknownArgument() throws Exception {
    assertThat(runner.argument("--pass").run("true")).isEqualTo(2);
    assertThat(runner.err()).contains("the argument '--pass' is unknown");
  }
}
