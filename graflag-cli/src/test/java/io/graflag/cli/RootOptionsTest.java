package io.graflag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RootOptionsTest {
  @TempDir Path root;
  private CommandLineSession session;

  @BeforeEach
  void open() {
    session = new CommandLineSession(root);
    session.method("midas", "true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-c x.env list methods",
        "list --config x.env methods",
        "list methods --config=x.env",
        "status -c x.env"
      })
  void takesTheConfigurationBeforeAndBehindACommand(String line) {
    session.write("x.env", "SSH_PORT=none\n");
    CommandLineSession.Answer answer = session.graflag(line.split(" "));
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.err())
        .contains(root.resolve("x.env") + ":1: SSH_PORT is \"none\"", "hint: ")
        .doesNotContain("\tat ");
  }

  @Test
  void asksTheClusterUnlessThisMachineIsAskedFor() {
    session.write(".env", "MANAGER_IP=127.0.0.1\nSSH_PORT=1\nSSH_KEY=key\n");
    session.write("key", "no key at all\n");
    CommandLineSession.Answer unreachable = session.graflag("list", "methods");
    assertThat(unreachable.code()).isEqualTo(1);
    assertThat(unreachable.err())
        .startsWith("error: The key ")
        .contains("hint: ")
        .doesNotContain("\tat ");
    assertThat(session.graflag("list", "methods", "--engine", "local").code()).isZero();
  }

  @Test
  void warnsOfAnUnknownKeyBesideTheJson() {
    session.write(".env", "SSH_PORT=22\nDEFAULT_TAG=latest\n");
    CommandLineSession.Answer answer = session.graflag("list", "experiments", "--json");
    assertThat(answer.out()).isEqualTo("[]\n");
    assertThat(answer.err()).contains("warning: " + root.resolve(".env") + ":2: DEFAULT_TAG");
  }

  @Test
  void saysWithVerboseWhichConfigurationIsUsed() {
    session.write(".env", "SSH_PORT=2222\nTOKEN=secret\n");
    assertThat(session.graflag("status", "-v").err())
        .contains("Configuration: " + root.resolve(".env"))
        .contains("SSH_PORT=2222  (" + root.resolve(".env") + ":1)")
        .contains("SHARED_DIR=" + root + "  (GRAFLAG_SHARED_DIR)", "NFS_PORT=2049  (default)")
        .doesNotContain("secret");
  }

  @Test
  void showsWhereAnUnforeseenErrorAroseOnlyWithVerbose() {
    assertThat(withoutAnyProperty("status"))
        .contains("should not have happened: java.lang.NullPointerException", "--verbose")
        .doesNotContain("\tat ");
    assertThat(withoutAnyProperty("status", "-v")).contains("\tat io.graflag.");
  }

  private static String withoutAnyProperty(String... words) {
    StringWriter err = new StringWriter();
    PrintWriter out = new PrintWriter(OutputStream.nullOutputStream());
    Terminal terminal =
        new Terminal(out, new PrintWriter(err), OutputStream.nullOutputStream(), false, 80);
    Context context = new Context(terminal, Map.of(), new Properties(), Clock.systemUTC());
    assertThat(CommandTree.run(context, words)).isEqualTo(1);
    return err.toString();
  }

  @Test
  void showsTheEngineAndTheConfigurationInTheStatus() throws IOException {
    assertThat(session.graflag("status").out())
        .contains("Engine         this machine", "Configuration  none");
    Files.writeString(root.resolve("x.env"), "SSH_PORT=22\n");
    assertThat(session.graflag("status", "-c", "x.env", "--json").json().text("configuration"))
        .contains(root.resolve("x.env").toString());
    assertThat(session.graflag("status", "--json").json().text("engine")).contains("local");
  }

  @Test
  void namesTheWordsOfAnOptionAsTheyAreTyped() {
    CommandLineSession session = new CommandLineSession(root);
    assertThat(session.graflag("list", "methods", "--engine", "x").err())
        .contains("'--engine': expected one of local, swarm but was 'x'");
    assertThat(session.graflag("new-method", "x", "--language", "cobol").err())
        .contains("'--language': expected one of java, python, cpp but was 'cobol'");
    assertThat(session.graflag("completion", "bash").out())
        .contains("\"local\" \"swarm\"", "\"java\" \"python\" \"cpp\"")
        .doesNotContain("LOCAL");
  }
}
