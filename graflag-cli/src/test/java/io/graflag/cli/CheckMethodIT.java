package io.graflag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.api.copy.FileTree;
import io.graflag.api.engine.Waiting;
import io.graflag.core.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Methods that break the contract, each in its own way, tried with the real runner. */
class CheckMethodIT {
  private static final String TYPE = "RESULT_TYPE=NODE_ANOMALY_SCORES";

  @TempDir Path root;
  private CommandLineSession session;

  @BeforeEach
  void open() {
    session = new CommandLineSession(root);
  }

  private CommandLineSession.Answer check(String command, String... lines) {
    session.method("mine", command, lines);
    return session.graflag("check-method", "mine", "-d", "toy");
  }

  private static String results(String scores) {
    return CommandLineSession.WRITE_RESULTS.replace("[0.1,0.9,0.3]", scores);
  }

  @Test
  void leavesNothingOfItsRunsBehind() throws IOException {
    CommandLineSession.Answer answer =
        check(CommandLineSession.WRITE_RESULTS, TYPE, "METHOD_NAME=mine");
    assertThat(answer.code()).as(answer.out()).isZero();
    assertThat(answer.out())
        .contains("mine is ready, with 1 warning. Run it: graflag run -m mine -d toy --evaluate");
    try (Stream<Path> files = Files.list(root)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("datasets", "methods");
    }
  }

  @Test
  void showsTheLastLinesOfAMethodThatFails() {
    CommandLineSession.Answer answer = check("echo first; echo 'bad input' >&2; exit 3", TYPE);
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out())
        .contains("It ended as failed (exit_code): The method exited with code 3.")
        .contains("The last lines of its output:\n  first\n  bad input\n")
        .contains("mine is not ready: 1 error.");
  }

  @Test
  void saysThatNothingWasWritten() {
    assertThat(check("true", TYPE).out())
        .contains("failed (no_results)", "It must write results.json into the directory EXP.");
  }

  @ParameterizedTest
  @CsvSource({"{\"result_type\":, failed (invalid_results)", "{\"scores\":[1}, not valid JSON"})
  void saysThatResultsAreBroken(String text, String finding) {
    CommandLineSession.Answer answer = check("printf '" + text + "' > ${EXP}results.json", TYPE);
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out()).contains(finding).doesNotContain("graflag-check-");
  }

  @Test
  void namesBothTypesWhereTheyDiffer() {
    assertThat(check(CommandLineSession.WRITE_RESULTS, "RESULT_TYPE=EDGE_ANOMALY_SCORES").out())
        .contains("Its result_type is NODE_ANOMALY_SCORES, but .env declares EDGE_ANOMALY_SCORES");
  }

  @Test
  void refusesScoresThatAreAllTheSame() {
    CommandLineSession.Answer answer = check(results("[1,1,1]"), TYPE);
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out()).contains("All 3 are 1.0");
  }

  @Test
  void endsAMethodThatHangs() {
    session.method("mine", "sleep 1000", TYPE);
    CommandLineSession.Answer answer = session.graflag("check-method", "mine", "--timeout", "1");
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out()).contains("failed (timeout)", "Give it longer with --timeout");
  }

  @Test
  void doesNotRunWhatCannotRun() {
    CommandLineSession.Answer answer = check("no_such_program > pwned", "oops", "_EXP=1");
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out())
        .contains("methods/mine/.env:2: not KEY=VALUE")
        .contains("Its program no_such_program is not on the PATH.")
        .contains("EXP is reserved")
        .contains("mine is not ready: 2 errors; it was not run.");
    assertThat(root.resolve("methods/mine/pwned")).doesNotExist();
  }

  @Test
  void tellsWhetherAnEqualSeedRepeatsTheScores() {
    session.write(
        "methods/mine/run.sh",
        "cat > ${EXP}results.json <<END\n{\"result_type\":\"NODE_ANOMALY_SCORES\","
            + "\"scores\":[0.$$,0.9,0.3],\"ground_truth\":[0,1,0]}\nEND\n");
    assertThat(check("sh run.sh", TYPE, "_SEED=1").out())
        .contains("A second run with the same seed gave other scores.", "mine is ready");
    assertThat(check(CommandLineSession.WRITE_RESULTS + "; true", TYPE, "_SEED=1").out())
        .contains("A second run with the same seed gave the same scores.");
    assertThat(session.graflag("check-method", "mine", "--quick").out())
        .doesNotContain("A second run");
  }

  @Test
  void handsParametersToTheRunAndKeepsWhatItLeaves() throws IOException {
    session.method("mine", CommandLineSession.WRITE_RESULTS + "; echo", TYPE, "_A=1");
    CommandLineSession.Answer answer =
        session.graflag("check-method", "mine", "-p", "A=2", "-p", "B=3", "--keep", "--json");
    Path kept = Path.of(answer.json().requiredText("kept_in"));
    try (Stream<Path> files = Files.walk(kept)) {
      assertThat(files.filter(file -> file.endsWith("method_output.txt")))
          .singleElement()
          .satisfies(file -> assertThat(read(file)).contains("--a 2 --b 3"));
    } finally {
      FileTree.delete(kept);
    }
    assertThat(answer.out()).contains("The method declares no parameter B");
  }

  @Test
  void checksADirectoryAndSaysHowARunFindsIt() {
    session.write(
        "lab/methods/far/.env", "COMMAND=" + CommandLineSession.WRITE_RESULTS + "\n" + TYPE);
    CommandLineSession.Answer answer = session.graflag("check-method", "lab/methods/far");
    assertThat(answer.code()).as(answer.out()).isZero();
    assertThat(answer.out()).contains("GRAFLAG_SHARED_DIR=" + root + "/lab graflag run -m far");
  }

  @Test
  void saysHowADirectoryThatNoCommandFindsGetsToTheOthers() {
    session.write("my lab/far/.env", "COMMAND=" + CommandLineSession.WRITE_RESULTS + "\n" + TYPE);
    CommandLineSession.Answer answer =
        session.graflag("check-method", "-d", "toy", "my lab/far", "--quick");
    assertThat(answer.out())
        .contains("graflag sync --path '" + root + "/my lab/far'")
        .doesNotContain("run -m");
  }

  @Test
  void givesOneJsonObject() {
    session.method("mine", "exit 3", TYPE);
    JsonObject json = session.graflag("check-method", "mine", "-d", "toy", "--json").json();
    assertThat(json.values()).containsEntry("ready", false).containsEntry("dataset", "toy");
    assertThat(json.list("checks")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "nosuch, 1, There is no method nosuch",
    "a;b, 2, is not the name of a method",
    "../nosuch, 1, is no directory",
    "$(id), 2, is not the name of a method"
  })
  void refusesWhatIsNoMethod(String name, int code, String message) {
    CommandLineSession.Answer answer = session.graflag("check-method", name);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.err()).contains(message);
  }

  @Test
  void endsItsRunWhenItIsInterrupted() throws Exception {
    session.method("mine", "echo $$ > ${DATA}pid; exec sleep 1000", TYPE);
    Path pid = root.resolve("datasets/toy/pid");
    Path err = root.resolve("err");
    Process client =
        session.process("check-method", "mine", "-d", "toy").redirectError(err.toFile()).start();
    Waiting.until(Duration.ofSeconds(30), () -> Files.exists(pid) && !read(pid).isEmpty());
    client.toHandle().destroy();
    assertThat(client.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(err).content().doesNotContain("error");
    ProcessHandle.of(Long.parseLong(read(pid)))
        .ifPresent(method -> assertThat(method.isAlive()).isFalse());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
