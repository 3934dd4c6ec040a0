package io.graflag.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.api.GraFlag;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandTreeTest {
  @TempDir Path root;
  private CommandLineSession session;

  @BeforeEach
  void open() {
    session = new CommandLineSession(root);
    session.method("midas", "true", "DESCRIPTION=Scores edges", "_ROWS=2");
  }

  @Test
  void showsExamplesInTheHelpOfEachCommand() {
    List<CommandLine> commands = below(CommandTree.of(context())).toList();
    assertThat(commands).hasSizeGreaterThan(18);
    assertThat(commands)
        .allSatisfy(
            command -> {
              String name = command.getCommandSpec().qualifiedName();
              assertThat(command.getUsageMessage())
                  .contains("Usage: " + name, "Example", "  " + name);
            });
  }

  @Test
  void looksAtOneCommandWhereTheFirstWordNamesIt() {
    CommandLine whole = CommandTree.of(context());
    whole
        .getSubcommands()
        .forEach(
            (name, command) -> {
              assertThat(command.getCommandName()).isEqualTo(name);
              CommandLine tree = CommandTree.of(context(), new String[] {name, "--json"});
              assertThat(tree.getSubcommands().get(name).getUsageMessage())
                  .isEqualTo(command.getUsageMessage());
              boolean ofAll = List.of("help", "completion").contains(name);
              assertThat(tree.getSubcommands()).hasSize(ofAll ? whole.getSubcommands().size() : 1);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--help", "statu", "--verbose list", "@file"})
  void looksAtAllCommandsOtherwise(String line) {
    assertThat(CommandTree.of(context(), line.split(" ")).getSubcommands())
        .hasSameSizeAs(CommandTree.of(context()).getSubcommands());
  }

  @Test
  void closesWhatACommandOpened() {
    Context context =
        context(
            Map.of(
                "GRAFLAG_ENGINE", "swarm",
                "GRAFLAG_MANAGER_IP", "127.0.0.1",
                "GRAFLAG_SSH_PORT", "1",
                "GRAFLAG_SHARED_DIR", "/shared"));
    GraFlag cluster = context.open(true);
    CommandTree.run(context, "--version");
    assertThatThrownBy(() -> cluster.methods().list())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  private Context context() {
    return context(Map.of());
  }

  private Context context(Map<String, String> environment) {
    Properties properties = new Properties();
    properties.putAll(System.getProperties());
    properties.put("user.home", root.toString());
    properties.put("user.dir", root.toString());
    return new Context(terminal(), environment, properties, Clock.systemUTC());
  }

  private static Stream<CommandLine> below(CommandLine command) {
    return command.getSubcommands().values().stream()
        .flatMap(child -> Stream.concat(Stream.of(child), below(child)));
  }

  private static Terminal terminal() {
    var nowhere = OutputStream.nullOutputStream();
    var writer = new PrintWriter(nowhere, true, StandardCharsets.UTF_8);
    return new Terminal(writer, writer, nowhere, false, 100);
  }

  @Test
  void namesNearMethodsAndExitsWithOne() {
    CommandLineSession.Answer answer = session.graflag("run", "-m", "midsa", "-d", "toy");
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.err()).contains("no method midsa", "Did you mean midas?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../..", "a;b", "a b", "a__b", "$(id)", "\u001b[31m"})
  void refusesAHostileNameAndShowsItHarmless(String name) {
    CommandLineSession.Answer answer = session.graflag("run", "-m", name, "-d", "toy");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("is not the name of a method").doesNotContain("\u001b");
  }

  @Test
  void showsAHostileWordInAnErrorHarmless() {
    CommandLineSession.Answer answer =
        session.graflag("run", "-m", "midas", "-d", "toy", "-p", "\u009b31m");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("31m").doesNotContain("\u009b");
  }

  @Test
  void showsAHostileDescriptionHarmless() {
    session.method("evil", "true", "DESCRIPTION=a\u001b]0;owned\u0007b\u009b31m");
    assertThat(session.graflag("list", "methods").out())
        .contains("a]0;ownedb31m")
        .doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-5", "31622401", "9223372036854775807"})
  void refusesATimeoutThatMakesNoSenseBeforeAnythingIsCreated(String seconds) {
    CommandLineSession.Answer answer =
        session.graflag("run", "-m", "midas", "-d", "toy", "--timeout=" + seconds);
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("--timeout must be 1 to 31622400 seconds", seconds);
    assertThat(root.resolve("experiments")).doesNotExist();
  }

  @Test
  void refusesAReservedParameter() {
    CommandLineSession.Answer answer =
        session.graflag("run", "-m", "midas", "-d", "toy", "-p", "command=rm");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("command", "reserved");
  }

  @Test
  void exitsWithTwoOnWrongUsageAndShowsHow() {
    CommandLineSession.Answer answer = session.graflag("run", "-m", "midas");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("--dataset", "Usage:");
  }

  @Test
  void listsMethodsAsATableWithTheUsersOwnBesideTheShippedOnes() {
    assertThat(session.graflag("list", "methods").out().lines().map(CommandTreeTest::words))
        .startsWith("METHOD ORIGIN RESULT TYPE DESCRIPTION")
        .contains("midas own - Scores edges")
        .anyMatch(line -> line.startsWith("degree shipped NODE_ANOMALY_SCORES Degree of a node"));
  }

  @Test
  void showsOneMethodWithItsParametersAndTheirMeaning() {
    assertThat(
            session.graflag("list", "methods", "degree").out().lines().map(CommandTreeTest::words))
        .contains("RESULT TYPE DATASETS SOURCE", "PARAMETER DEFAULT MEANING")
        .anyMatch(line -> line.startsWith("DIRECTION total Which edges count"));
    assertThat(session.graflag("list", "methods", "degreee").err()).contains("degree");
  }

  @Test
  void refusesALimitThatIsNoCount() {
    CommandLineSession.Answer answer = session.graflag("list", "methods", "--limit", "-1");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("'-1' is not a whole number");
  }

  @Test
  void saysWhoseADatasetIsInTheJsonToo() {
    assertThat(session.graflag("list", "datasets", "--json").out())
        .contains("\"origin\": \"own\"", "\"origin\": \"shipped\"");
  }

  private static String words(String line) {
    return line.strip().replaceAll(" +", " ");
  }

  @Test
  void listsNothingAsAnEmptyJsonArray() {
    assertThat(session.graflag("list", "experiments", "--json").out()).isEqualTo("[]\n");
  }

  @Test
  void refusesAGpuOnOneMachine() {
    CommandLineSession.Answer answer = session.graflag("run", "-m", "midas", "-d", "toy", "--gpu");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("needs a cluster");
  }

  @Test
  void saysThatAnExperimentIsUnknown() {
    CommandLineSession.Answer answer =
        session.graflag("logs", "-e", "exp__midas__toy__20260309_143000");
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.err()).contains("There is no experiment exp__midas__toy__20260309_143000");
  }
}
