package io.graflag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs through the command line, with the real runner and evaluator. */
class LocalRunIT {
  private static final Pattern NAME = Pattern.compile("exp__\\w+");

  @TempDir Path root;
  private CommandLineSession session;

  @BeforeEach
  void open() {
    session = new CommandLineSession(root);
    session.method("writer", "echo scoring; " + CommandLineSession.WRITE_RESULTS, "_NAME=x");
  }

  @Test
  void runsEvaluatesAndShowsATableWithThePathsOfThePlots() {
    CommandLineSession.Answer answer =
        session.graflag("run", "-m", "writer", "-d", "toy", "--evaluate");
    assertThat(answer.code()).as(answer.err()).isZero();
    assertThat(answer.out())
        .contains("writer on toy: completed", "auc_roc", "1.000000", "roc_curve.png");
    for (String line : answer.out().lines().filter(l -> l.endsWith(".png")).toList()) {
      assertThat(Path.of(line.strip())).exists();
    }
  }

  @Test
  void givesOneJsonObjectOnStandardOutput() {
    JsonObject json =
        session.graflag("run", "-m", "writer", "-d", "toy", "--evaluate", "--json").json();
    assertThat(json.object("experiment").orElseThrow().text("status")).contains("completed");
    JsonObject metrics = json.object("evaluation").orElseThrow().object("metrics").orElseThrow();
    assertThat(metrics.number("auc_roc")).contains(1.0);
  }

  @Test
  void handsHostileParametersToTheMethodUnchanged() throws IOException {
    session.method("echo", CommandLineSession.WRITE_RESULTS + "; printf '%s\\n'", "_A=1", "_B=2");
    String value = "a b'c\"d $HOME ;touch pwned\n`id`";
    String name = session.graflag("run", "-m", "echo", "-d", "toy", "-p", "A=" + value).err();
    String experiment = name.lines().filter(l -> l.startsWith("exp__")).findFirst().orElseThrow();
    assertThat(session.graflag("logs", "-e", experiment).out())
        .isEqualTo("=== METHOD OUTPUT ===\n--a\n" + value + "\n--b\n2\n");
    assertThat(root.resolve("methods/echo/pwned")).doesNotExist();
  }

  @Test
  void givesTheMethodItsOwnDirectoryAndNoInheritedParameters() {
    session.method("where", "pwd; env | grep '^_[A-Z]' ; " + CommandLineSession.WRITE_RESULTS);
    String name = finished("where");
    assertThat(session.graflag("logs", "-e", name).out())
        .isEqualTo("=== METHOD OUTPUT ===\n" + root + "/methods/where\n");
  }

  @Test
  void followsTheOutputOfARunByteByByteToItsEnd() throws IOException {
    session.method(
        "talker", "seq 1 20000; printf 'no line end'; " + CommandLineSession.WRITE_RESULTS);
    String name = session.detached("talker");
    Path copy = root.resolve("copy.txt");
    CommandLineSession.Answer answer =
        session.graflag("logs", "-f", "-e", name, "--tee", copy.toString());
    assertThat(answer.out()).hasLineCount(20_002).endsWith("20000\nno line end");
    assertThat(copy).hasContent(answer.out());
    assertThat(answer.err()).contains("completed");
    assertThat(session.graflag("logs", "-e", name, "--tail", "2").out())
        .isEqualTo("20000\nno line end");
  }

  @Test
  void refusesToDetachAndEvaluateAndNamesTheLaterCommand() {
    CommandLineSession.Answer answer =
        session.graflag("run", "-m", "writer", "-d", "toy", "--detach", "--evaluate");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("graflag evaluate -e");
    assertThat(root.resolve("experiments")).doesNotExist();
  }

  @Test
  void passesOnWhereResultsAreBroken() throws IOException {
    String name = finished("writer");
    Files.writeString(
        session.experiment(name).resolve("results.json"), "{\"result_type\": \"NODE_ANOM");
    CommandLineSession.Answer answer = session.graflag("evaluate", "-e", name);
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.err()).contains("line 1, column").doesNotContain("\tat ");
  }

  @Test
  void evaluatesAFolderThatIsNoExperiment() {
    session.write(
        "from a friend/results.json",
        "{\"result_type\": \"NODE_ANOMALY_SCORES\", \"scores\": [1, 3, 2], \"ground_truth\": [0, 1, 0]}");
    CommandLineSession.Answer answer =
        session.graflag("evaluate", "--path", "from a friend", "--json");
    assertThat(answer.err()).isEmpty();
    assertThat(answer.json().object("metrics").orElseThrow().toString()).contains("auc_roc");
    assertThat(root.resolve("from a friend/eval/evaluation.json")).exists();
  }

  @Test
  void evaluatesByTheRulesOfTheOriginal() {
    session.write(
        "old/results.json",
        "{\"result_type\": \"NODE_ANOMALY_SCORES\", \"scores\": [1, 1], \"ground_truth\": [0, 1]}");
    JsonObject ours = session.graflag("evaluate", "--path", "old", "--json").json();
    JsonObject theirs =
        session.graflag("evaluate", "--path", "old", "--rules", "1", "--json").json();
    // One block of an anomaly and a normal item: the step has 1/2, the trapezoid 3/4.
    assertThat(ours.object("metrics").orElseThrow().number("auc_pr")).contains(0.5);
    assertThat(theirs.object("metrics").orElseThrow().number("auc_pr")).contains(0.75);
  }

  @Test
  void carriesIntervalsInTheTableAndInJson() {
    session.write(
        "pairs/results.json",
        "{\"result_type\": \"NODE_ANOMALY_SCORES\", \"scores\": [4, 2, 3, 1],"
            + " \"ground_truth\": [1, 1, 0, 0]}");
    assertThat(session.graflag("evaluate", "--path", "pairs").out())
        .containsPattern("auc_roc +0.750000 +\\[0.0570, 1.0000\\]");
    JsonObject json = session.graflag("evaluate", "--path", "pairs", "--json").json();
    JsonObject auc = json.object("confidence").orElseThrow().object("auc_roc").orElseThrow();
    assertThat(auc.number("high")).contains(1.0);
    assertThat(auc.text("method")).contains("delong");
  }

  @Test
  void namesAFolderWithoutResults() {
    CommandLineSession.Answer answer = session.graflag("evaluate", "--path", "datasets/toy");
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.err()).contains("datasets/toy").contains("no results.json");
  }

  @Test
  void showsTheRunWhereItsEvaluationFails() {
    spoiltForEvaluation();
    CommandLineSession.Answer answer =
        session.graflag("run", "-m", "spoilt", "-d", "toy", "--evaluate");
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out()).contains("spoilt on toy: completed");
    assertThat(answer.err()).contains("error: ");
  }

  @Test
  void givesTheRunAsJsonWhereItsEvaluationFails() {
    spoiltForEvaluation();
    CommandLineSession.Answer answer =
        session.graflag("run", "-m", "spoilt", "-d", "toy", "--evaluate", "--json");
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.json().object("experiment").orElseThrow().text("status"))
        .contains("completed");
    assertThat(answer.out()).contains("\"evaluation\": null");
    assertThat(answer.err()).contains("error: " + answer.json().requiredText("error"));
  }

  @Test
  void followsARunToItsEndWhereNobodyReadsItsOutput() throws Exception {
    session.method("talker", "seq 1 100; sleep 1; seq 1 100; " + CommandLineSession.WRITE_RESULTS);
    Process client = session.process("run", "-m", "talker", "-d", "toy", "--tee").start();
    assertThat(errorsOfUnread(client)).contains("exp__talker__toy__").doesNotContain("\tat ");
    assertThat(client.exitValue()).isEqualTo(1);
    assertThat(session.state(session.names().get(0))).isEqualTo("completed");
  }

  @Test
  void endsLogsInOneLineWhereNobodyReadsThem() throws Exception {
    String name = finished("writer");
    for (List<String> words : List.of(List.of("logs"), List.of("logs", "-f"))) {
      List<String> all = new ArrayList<>(words);
      all.addAll(List.of("-e", name));
      Process client = session.process(all.toArray(String[]::new)).start();
      assertThat(errorsOfUnread(client).lines())
          .containsExactly("error: Cannot write standard output: Broken pipe");
      assertThat(client.exitValue()).isEqualTo(1);
    }
  }

  @Test
  void givesEachOfTwoRunsInOneSecondADirectoryOfItsOwn() {
    String first = session.detached("writer");
    String second = session.detached("writer");
    assertThat(second).isNotEqualTo(first);
    assertThat(session.graflag("logs", "-f", "-e", first).err()).contains("completed");
    assertThat(session.graflag("logs", "-f", "-e", second).err()).contains("completed");
  }

  @Test
  void survivesCtrlCAndSaysHowToComeBack() throws Exception {
    session.method("slow", "sleep 2; " + CommandLineSession.WRITE_RESULTS);
    Process client = session.process("run", "-m", "slow", "-d", "toy").start();
    // The client names the run as soon as it has one to come back to.
    BufferedReader said = client.errorReader();
    String name = said.readLine();
    assertThat(name).startsWith("exp__slow__toy__");
    signal("INT", client.pid());
    assertThat(client.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(client.exitValue()).isEqualTo(130);
    assertThat(said.lines().toList())
        .contains("Detached; the run goes on.", "Follow it:   graflag logs -f -e " + name);
    assertThat(session.graflag("logs", "-f", "-e", name).err()).contains("completed");
  }

  @Test
  void survivesTheTerminalBeingClosed() throws Exception {
    session.method("slow", "sleep 2; " + CommandLineSession.WRITE_RESULTS);
    ProcessBuilder client = session.process("run", "-m", "slow", "-d", "toy");
    // A terminal of its own around the client; the kernel hangs up when it is gone.
    String words = String.join("' '", client.command());
    client.command("script", "-qec", "'" + words + "'", "/dev/null");
    Process terminal = client.redirectErrorStream(true).start();
    // Named once there is a run to come back to; before, hanging up takes back what was begun.
    String name = named(terminal);
    terminal.destroyForcibly().waitFor();
    assertThat(session.graflag("logs", "-f", "-e", name).err()).contains("completed");
  }

  private void spoiltForEvaluation() {
    session.method("spoilt", CommandLineSession.WRITE_RESULTS + "; touch \"${EXP}eval\"");
  }

  /** What a client says on standard error whose standard output is closed before it starts. */
  private static String errorsOfUnread(Process client) throws Exception {
    client.getInputStream().close();
    String errors = new String(client.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(client.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return errors;
  }

  private String finished(String method) {
    String err = session.graflag("run", "-m", method, "-d", "toy").err();
    return err.lines().filter(l -> l.startsWith("exp__")).findFirst().orElseThrow();
  }

  private static String named(Process client) throws IOException {
    BufferedReader said = client.inputReader();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      Matcher name = NAME.matcher(line);
      if (name.find()) {
        return name.group();
      }
    }
    throw new AssertionError("it named no run");
  }

  private static void signal(String name, long pid) throws Exception {
    assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor())
        .isZero();
  }
}
