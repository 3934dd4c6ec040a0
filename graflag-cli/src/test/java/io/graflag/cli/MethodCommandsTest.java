package io.graflag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands on one method, none of which runs it. */
class MethodCommandsTest {
  @TempDir Path root;
  private CommandLineSession session;

  @BeforeEach
  void open() {
    session = new CommandLineSession(root);
  }

  @Test
  void leavesTheNameBehindAParameterAlone() {
    CommandLineSession.Answer answer =
        session.graflag("check-method", "-p", "STEPS=10", "-p", "ROWS=2", "nosuch");
    assertThat(answer.err()).contains("There is no method nosuch");
  }

  @Test
  void quotesAFolderWithABlankInTheNextCommand() {
    CommandLineSession.Answer answer =
        session.graflag("new-method", "x", "--language", "java", "--path", "my lab");
    assertThat(answer.out()).contains("graflag check-method '" + root + "/my lab/x'\n");
  }

  @Test
  void showsAMethodWithoutSteeringTheTerminal() {
    session.method(
        "mine",
        "true",
        "INTEGRATION=up\u001b[2Jstream",
        "DESCRIPTION=\u001b]0;owned\u0007",
        "SOURCE_CODE=\u202ehttp",
        "SUPPORTED_DATASETS=\u001b[31mtoy",
        "# \u001b[1mrows",
        "_ROWS=\u001b[0m2");
    CommandLineSession.Answer answer = session.graflag("list", "methods", "mine");
    assertThat(answer.out())
        .contains("mine (up[2Jstream)")
        .doesNotContain("\u001b", "\u0007", "\u202e");
  }

  @Test
  void saysTheSameLimitOfEveryRun() {
    String limit = "--timeout must be 1 to 31622400 seconds (366 days), not 0.";
    assertThat(session.graflag("check-method", "x", "--timeout", "0").err()).contains(limit);
    assertThat(session.graflag("run", "-m", "x", "-d", "toy", "--timeout", "0").err())
        .contains(limit);
  }
}
