package io.graflag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.JsonObject;
import io.graflag.core.result.Results;
import io.graflag.core.result.ResultsReader;
import io.graflag.core.testing.PythonClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps docs/methods.md true: every file that it shows is run. */
class MethodsPageIT {
  private static final Path PAGE =
      Path.of(System.getProperty("graflag.root", ".."), "docs", "methods.md");

  /** A path on a line of its own, and the block below it. */
  private static final Pattern FILE =
      Pattern.compile("^`([^`\n]+)`\n\n```\\w*\n(.*?)```", Pattern.DOTALL | Pattern.MULTILINE);

  /** Counted pair by pair, by a program that shares nothing with this one. */
  private static final double AUC = 0.8168;

  @TempDir Path root;
  private CommandLineSession session;
  private Map<String, String> files;

  @BeforeEach
  void writeTheFilesOfThePage() throws IOException {
    session = new CommandLineSession(root);
    files = new LinkedHashMap<>();
    Matcher matcher = FILE.matcher(Files.readString(PAGE));
    while (matcher.find()) {
      files.put(matcher.group(1), matcher.group(2));
    }
    files.forEach(session::write);
    NewMethodIT.require(List.of("python3"));
  }

  @Test
  void showsAMethodOfTenLinesThatIsReady() {
    assertThat(files.get("methods/power/detect.py").lines()).hasSize(10);
    CommandLineSession.Answer check =
        session.graflag("check-method", "power", "-d", "sample_graph", "--json");
    assertThat(check.code()).as(check.out()).isZero();
    assertThat(check.json().flag("ready")).contains(true);
    assertThat(check.out()).doesNotContain("\"warning\"", "\"error\"");
  }

  @Test
  void showsACommandThatRunsAndEvaluatesIt() throws IOException {
    Matcher command = Pattern.compile("\ngraflag (run .*)\n").matcher(Files.readString(PAGE));
    assertThat(command.find()).isTrue();
    CommandLineSession.Answer run = session.graflag((command.group(1) + " --json").split(" "));
    assertThat(run.code()).as(run.out()).isZero();
    assertThat(metrics(run).number("auc_roc").orElseThrow()).isEqualTo(AUC);
  }

  @Test
  void showsAMethodWithTheOriginalsLibrary() {
    session.variable("PYTHONPATH", PythonClient.directory().toString());
    session.variable("PYTHONDONTWRITEBYTECODE", "1");
    session.write("datasets/toy/edges.csv", "src,dst,outlier\n0,1,0\n2,1,0\n3,1,1\n4,5,1\n6,7,0\n");
    CommandLineSession.Answer run =
        session.graflag("run", "-m", "rarity", "-d", "toy", "--evaluate", "--json");
    assertThat(run.code()).as(run.out()).isZero();
    // Of six pairs of an anomaly and a normal edge two are in order, three level.
    assertThat(metrics(run).number("auc_roc").orElseThrow()).isEqualTo(3.5 / 6);
    Results results = results(run);
    assertThat(results.scores().values()).containsExactly(1 / 3.0, 1 / 3.0, 1 / 3.0, 1, 1);
    assertThat(results.metadata())
        .containsEntry("method_parameters", Map.of("decay", 0.5, "rounds", 3));
  }

  @Test
  void showsResultsThatCanBeEvaluated() throws IOException {
    Matcher json =
        Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
    assertThat(json.find()).isTrue();
    session.write("experiments/exp__mine__toy__20260101_000000/results.json", json.group(1));
    Path folder = root.resolve("experiments/exp__mine__toy__20260101_000000");
    CommandLineSession.Answer answer = session.graflag("evaluate", "--path", folder.toString());
    assertThat(answer.code()).as(answer.err()).isZero();
    assertThat(ResultsReader.read(folder.resolve("results.json")).scores().shape())
        .hasToString("2 rows of 1 to 2, 3 values");
  }

  @Test
  void linksToWhatExists() throws IOException {
    Matcher links = Pattern.compile("\\]\\(([^)#]+)").matcher(Files.readString(PAGE));
    while (links.find()) {
      assertThat(PAGE.resolveSibling(links.group(1))).exists();
    }
  }

  private Results results(CommandLineSession.Answer run) {
    String name = run.json().object("experiment").orElseThrow().requiredText("name");
    return ResultsReader.read(session.experiment(name).resolve("results.json"));
  }

  private static JsonObject metrics(CommandLineSession.Answer run) {
    return run.json().object("evaluation").orElseThrow().object("metrics").orElseThrow();
  }
}
