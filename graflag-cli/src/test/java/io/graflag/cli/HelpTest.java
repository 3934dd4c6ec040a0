package io.graflag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelpTest {
  @TempDir Path root;
  private CommandLineSession session;

  @BeforeEach
  void open() {
    session = new CommandLineSession(root);
    session.method("midas", "true");
  }

  @Test
  void showsTheHelpOfACommandBothWays() {
    CommandLineSession.Answer answer = session.graflag("help", "run");
    assertThat(answer.code()).isZero();
    assertThat(answer.out()).isEqualTo(session.graflag("run", "--help").out()).contains("--tee");
  }

  @Test
  void showsTheCommandsWhereNoneIsGiven() {
    CommandLineSession.Answer answer = session.graflag();
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("Say what to do", "Usage: graflag", "evaluate");
  }

  @Test
  void namesTheNearestCommand() {
    CommandLineSession.Answer answer = session.graflag("evalute");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("'evalute'", "evaluate");
    assertThat(answer.err()).doesNotContain("Usage:");
  }

  @Test
  void namesProgramJavaAndSystemAsItsVersion() {
    String version = session.graflag("--version").out();
    assertThat(version.lines()).hasSize(3);
    assertThat(version).startsWith("graflag ");
    assertThat(version).contains("Java " + Runtime.version().feature(), "Linux");
  }

  @Test
  void hintsNameTheProgramAsItWasCalled() {
    session.property("graflag.command", "./graflag");
    assertThat(session.graflag("run", "-m", "nope", "-d", "toy").err())
        .contains("'./graflag list methods' shows what there is.");
    assertThat(session.graflag("run", "-m", "midas", "-d", "toy", "--detach", "--evaluate").err())
        .contains("Evaluate later with: ./graflag evaluate -e EXPERIMENT");
  }
}
