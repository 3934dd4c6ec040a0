package io.graflag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.api.authoring.MethodLanguage;
import io.graflag.core.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** New methods in every language, checked, run and evaluated as they are written. */
class NewMethodIT {
  /** Counted pair by pair, by a program that shares nothing with this one. */
  private static final double AUC = 0.8360421052631579;

  @TempDir Path root;
  private CommandLineSession session;

  @BeforeEach
  void open() {
    session = new CommandLineSession(root);
  }

  @ParameterizedTest
  @EnumSource(MethodLanguage.class)
  void worksAtOnceAndGivesTheSameFigureInEveryLanguage(MethodLanguage language) {
    require(programs(language));
    assertThat(session.graflag("new-method", "x", "--language", language.word()).code()).isZero();
    CommandLineSession.Answer check = session.graflag("check-method", "x", "--quick");
    assertThat(check.code()).as(check.out()).isZero();
    assertThat(check.out()).contains("x is ready. Run it: graflag run -m x -d sample_graph");
    CommandLineSession.Answer run =
        session.graflag("run", "-m", "x", "-d", "sample_graph", "--evaluate", "--json");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(metrics(run).number("auc_roc").orElseThrow()).isEqualTo(AUC);
  }

  @ParameterizedTest
  @EnumSource(MethodLanguage.class)
  void refusesAParameterThatItDoesNotKnow(MethodLanguage language) {
    require(programs(language));
    session.graflag("new-method", "x", "--language", language.word());
    CommandLineSession.Answer run =
        session.graflag("run", "-m", "x", "-d", "sample_graph", "-p", "SEEED=1");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("failed (exit_code)", "seeed");
  }

  @Test
  void measuresEveryStepAndDrawsIt() {
    require(List.of("python3"));
    session.graflag("new-method", "x", "--language", "python");
    CommandLineSession.Answer run =
        session.graflag("run", "-m", "x", "-d", "sample_graph", "-p", "STEPS=7", "--evaluate");
    assertThat(run.out()).as(run.err()).contains("sampling_curves.png");
  }

  @Test
  void saysWhatToDoNextAndWherePathPutsIt() {
    CommandLineSession.Answer here = session.graflag("new-method", "x", "--language", "java");
    assertThat(here.out())
        .contains("Written: " + root.resolve("methods/x"), "  Detector.java\n")
        .contains("  graflag check-method x\n")
        .contains("  graflag run -m x -d sample_graph --evaluate\n");
    session.graflag("new-method", "x", "--language", "java", "--path", "elsewhere");
    assertThat(root.resolve("elsewhere/x/Detector.java")).exists();
  }

  @Test
  void givesOneJsonObject() {
    JsonObject json = session.graflag("new-method", "x", "--language", "CPP", "--json").json();
    assertThat(json.requiredText("directory")).isEqualTo(root.resolve("methods/x").toString());
    assertThat(json.list("files"))
        .isEqualTo(List.of("detector.cpp", "Makefile", ".env", "Dockerfile", "README.md"));
  }

  @Test
  void refusesToWriteOverAMethod() {
    session.graflag("new-method", "x", "--language", "java");
    CommandLineSession.Answer again = session.graflag("new-method", "x", "--language", "cpp");
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains(root.resolve("methods/x") + " exists already");
    assertThat(root.resolve("methods/x/Makefile")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../x", "a;touch b", "A B", "a__b", "$(id)", "\u001b[31m"})
  void refusesAHostileNameWithASuggestion(String name) {
    CommandLineSession.Answer answer = session.graflag("new-method", name, "--language", "java");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err())
        .contains("is not the name of a method", "Try ")
        .doesNotContain("\u001b");
    assertThat(root.resolve("methods")).doesNotExist();
  }

  @Test
  void namesTheLanguagesThereAre() {
    CommandLineSession.Answer answer = session.graflag("new-method", "x", "--language", "cobol");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("java, python, cpp");
  }

  private static JsonObject metrics(CommandLineSession.Answer run) {
    return run.json().object("evaluation").orElseThrow().object("metrics").orElseThrow();
  }

  private static List<String> programs(MethodLanguage language) {
    return switch (language) {
      case JAVA -> List.of("java");
      case PYTHON -> List.of("python3");
      case CPP -> List.of("make", "g++");
    };
  }

  /** Skips where a program is absent, but never where everything should be installed. */
  static void require(List<String> programs) {
    String[] folders = System.getenv("PATH").split(":");
    for (String program : programs) {
      boolean found =
          Arrays.stream(folders)
              .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(program)));
      if ("true".equals(System.getenv("CI"))) {
        assertThat(found).as(program + " is on the PATH").isTrue();
      }
      Assumptions.assumeTrue(found, program + " is not on the PATH");
    }
  }
}
