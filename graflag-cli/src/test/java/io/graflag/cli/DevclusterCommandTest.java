package io.graflag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DevclusterCommandTest {
  @TempDir Path root;
  private CommandLineSession session;

  @BeforeEach
  void open() {
    session = new CommandLineSession(root);
    session.variable("XDG_STATE_HOME", root.resolve("state").toString());
    session.variable("DOCKER_HOST", "unix:///no/such/engine.sock");
  }

  @ParameterizedTest
  @CsvSource({
    "devcluster, (--hosts=FILE | --status | --down)",
    "devcluster --hosts x.yml --down, mutually exclusive",
    "devcluster --down --workers 2, belong to --hosts",
    "devcluster --status --pubkey x.pub, belong to --hosts",
    "devcluster --hosts x.yml --workers two, --workers",
    "devcluster --hosts x.yml --workers -1, --workers must not be negative",
    "devcluster --hosts x.yml --fake-gpus 65, must be 0 to 64",
    "'devcluster --hosts x.yml --storage s3', 'expected one of auto, nfs, volume but was'",
    "devcluster --hosts=, --hosts got an empty path"
  })
  void refusesWrongUsageBeforeItLooksAtAnything(String line, String words) {
    CommandLineSession.Answer answer = session.graflag(line.split(" "));
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains(words).doesNotContain("\tat ");
    assertThat(root.resolve("state")).doesNotExist();
  }

  @Test
  void saysAllThatIsInTheWayAtOnceAndMakesNothing() {
    session.write("hosts.yml", "subnet: 172.30.0.0/24\nmanager: 172.31.0.10\n");
    CommandLineSession.Answer answer = session.graflag("devcluster", "--hosts", "hosts.yml");
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.err())
        .contains(root.resolve("hosts.yml") + ":2: 172.31.0.10 is not in subnet")
        .contains("There is no public key " + root.resolve("home/.ssh/id_ed25519.pub"))
        .contains("ssh-keygen -t ed25519", "Docker", "hint: Nothing was made yet");
    assertThat(root.resolve("state")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"--status", "--down"})
  void saysThatDockerDoesNotAnswer(String action) {
    CommandLineSession.Answer answer = session.graflag("devcluster", action);
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.err()).startsWith("error: ").contains("ocker");
  }
}
