package io.graflag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupCommandTest {
  @TempDir Path root;
  private CommandLineSession session;

  @BeforeEach
  void open() {
    session = new CommandLineSession(root).variable("GRAFLAG_SHARED_DIR", "");
  }

  @Test
  void asksUntilEachAnswerIsRightAndWritesTheFile() throws IOException {
    Files.createFile(root.resolve("file"));
    CommandLineSession.Answer answer =
        session.typing("10.0.0.300", "", "file/below", "lab").graflag("setup");
    assertThat(answer.code()).isZero();
    assertThat(answer.err())
        .contains("MANAGER_IP [none]: ", "neither an IPv4 address", "file is no directory");
    assertThat(answer.out()).contains("Written: " + session.configuration(), "java", "runner");
    assertThat(session.configuration())
        .content()
        .contains("\nSHARED_DIR=" + root.resolve("lab") + "\n", "\n#MANAGER_IP=\n");
    assertThat(root.resolve("lab")).isDirectory();
  }

  @Test
  void asksForAClusterAndWritesItThoughItDoesNotAnswer() {
    session.write("hosts.yml", "manager: 127.0.0.1\nworkers: [127.0.0.2]\n");
    CommandLineSession.Answer answer =
        session
            .typing("127.0.0.1", "x", "1", "", "", "", "", "none.yml", "hosts.yml", "off")
            .graflag("setup");
    assertThat(answer.code()).isNotZero();
    assertThat(answer.err()).contains("not a port", "none.yml: it does not exist");
    assertThat(answer.out()).contains("Written: " + session.configuration());
    assertThat(session.configuration())
        .content()
        .contains("MANAGER_IP=127.0.0.1\n", "\nSSH_PORT=1\n", "\nHOST_KEY_CHECKING=off\n")
        .contains("\nHOSTS_FILE=" + root.resolve("hosts.yml") + "\n", "\n#SSH_USER=root\n");
  }

  @Test
  void changesNothingOfDockerOnThisMachineAlone() {
    assertThat(session.graflag("setup", "--yes", "--configure-docker").err())
        .contains("--configure-docker belongs to a cluster");
    assertThat(session.configuration()).doesNotExist();
  }

  @Test
  void offersTheHostsThatLieHere() {
    session.write("hosts.yml", "manager: 127.0.0.1\n");
    session.typing("127.0.0.1", "1", "", "", "", "", "", "").graflag("setup");
    assertThat(session.configuration())
        .content()
        .contains("\nHOSTS_FILE=" + root.resolve("hosts.yml") + "\n");
  }

  @Test
  void writesNothingWhereTheInputEndsMidway() {
    CommandLineSession.Answer answer = session.typing("10.0.0.1", "22").graflag("setup");
    assertThat(answer.code()).isEqualTo(130);
    assertThat(answer.err()).contains("nothing was written");
    assertThat(root.resolve("home")).doesNotExist();
  }

  @Test
  void keepsAFileThatIsThereUnlessItIsToldNotTo() {
    session.graflag("setup", "--set", "SHARED_DIR=lab");
    assertThat(session.typing("").graflag("setup").out())
        .contains("Kept as it is", "SHARED_DIR=" + root.resolve("lab"), "--reconfigure");
    assertThat(session.graflag("setup", "--set", "SSH_PORT=23").err())
        .contains("exists already", "--reconfigure");
    assertThat(session.typing("", "").graflag("setup", "--reconfigure").err())
        .contains("SHARED_DIR [" + root.resolve("lab") + "]");
    assertThat(session.configuration()).content().contains("\nSHARED_DIR=" + root.resolve("lab"));
    session.typing("", "-").graflag("setup", "--reconfigure");
    assertThat(session.configuration()).content().contains("\n#SHARED_DIR=");
  }

  @Test
  void doesNotWaitForAnswersWhereNobodyIsThere() {
    CommandLineSession.Answer answer = session.graflag("setup");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("no terminal", "--set KEY=VALUE");
    assertThat(session.graflag("setup", "--yes").code()).isZero();
    assertThat(session.configuration()).exists();
  }

  @Test
  void saysAllThatIsWrongWithTheChoicesAndWritesNothing() {
    CommandLineSession.Answer answer =
        session.graflag("setup", "--set", "SSH_PORT=0", "NFS=1", "junk", "MANAGER_IP=a_b");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err())
        .contains("SSH_PORT is \"0\"", "no key NFS", "not junk", "MANAGER_IP is \"a_b\"");
    assertThat(root.resolve("home")).doesNotExist();
  }

  @Test
  void showsWhatIsWrongWithAFileAndReplacesItOnlyWhenTold() throws IOException {
    session.write("home/.config/graflag/config.env", "SSH_PORT=zero\nSSH_USER=ada\nTOKEN=x\n");
    CommandLineSession.Answer refused = session.graflag("setup", "--yes");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("config.env:1: SSH_PORT", "--reconfigure");
    assertThat(session.typing("").graflag("setup").err()).isEqualTo(refused.err());
    assertThat(session.graflag("setup", "--yes", "--reconfigure").err())
        .contains("unknown key TOKEN");
    assertThat(session.configuration())
        .content()
        .isEqualTo("#SSH_PORT=22\nSSH_USER=ada\nTOKEN=x\n");
    try (Stream<Path> files = Files.list(session.configuration().getParent())) {
      assertThat(files).containsExactly(session.configuration());
    }
  }

  @Test
  void leavesAFileAloneThatIsNoConfiguration() {
    session.write("notes.txt", "Dear diary, today\n").write("app.env", "API_TOKEN=s3cret\n");
    for (String file : List.of("notes.txt", "app.env")) {
      CommandLineSession.Answer answer =
          session.typing("", "").graflag("setup", "-c", file, "--reconfigure");
      assertThat(answer.code()).isEqualTo(1);
      assertThat(answer.err())
          .contains("holds none of the keys of GraFlag", "--config FILE")
          .doesNotContain("MANAGER_IP [");
    }
    assertThat(root.resolve("notes.txt")).hasContent("Dear diary, today");
    assertThat(root.resolve("app.env")).hasContent("API_TOKEN=s3cret");
  }

  @Test
  void saysThatItWroteThoughAVariableIsWrong() {
    session.variable("GRAFLAG_SSH_PORT", "none");
    CommandLineSession.Answer answer = session.graflag("setup", "--yes");
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.err())
        .contains("Written: " + session.configuration(), "GRAFLAG_SSH_PORT: SSH_PORT is");
  }

  @Test
  void writesTheFileThatIsNamedAndSaysItAsJson() {
    CommandLineSession.Answer answer =
        session.graflag("setup", "-c", "lab.env", "--set", "SSH_USER=ada", "--json");
    assertThat(answer.json().requiredText("file")).isEqualTo(root.resolve("lab.env").toString());
    assertThat(answer.json().list("checks")).hasSize(6);
    assertThat(answer.json().list("steps")).isEmpty();
    assertThat(answer.json().values()).containsEntry("succeeded", true);
    assertThat(session.configuration()).doesNotExist();
  }

  @Test
  void setsUpWhatTheFileHereSaysAsARunWouldReadIt() {
    session.write(".env", "SSH_PORT=23\nTOKEN=x\n");
    CommandLineSession.Answer answer = session.graflag("setup");
    assertThat(answer.code()).isZero();
    assertThat(answer.out()).contains("Kept as it is: " + root.resolve(".env"), "SSH_PORT=23");
    session.graflag("setup", "--reconfigure", "--set", "SSH_PORT=24");
    assertThat(root.resolve(".env")).content().contains("SSH_PORT=24\n", "TOKEN=x\n");
    assertThat(session.configuration()).doesNotExist();
  }

  @Test
  void passesOverAFileHereOfAnotherTool() {
    session.write(".env", "API_TOKEN=x\n").graflag("setup", "--yes");
    assertThat(session.configuration()).exists();
    assertThat(root.resolve(".env")).hasContent("API_TOKEN=x");
  }

  @Test
  void saysThatAFileHereIsReadWhereAnotherIsSetUp() {
    session.write(".env", "SSH_PORT=23\n");
    assertThat(session.graflag("setup", "-c", "lab.env", "--yes").err())
        .contains("Without --config, commands given here read " + root.resolve(".env"));
  }
}
