package io.graflag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.testing.DockerEngine;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own, with a real Docker. */
class DevclusterCommandIT {
  private static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGMT2XcaCjBqU3vju9XOP4/ywalT8jiQu1yo9+jLCqr3\n";

  @TempDir Path root;
  private CommandLineSession session;

  @BeforeEach
  void open() throws IOException, InterruptedException {
    DockerEngine.require();
    Assumptions.assumeTrue(
        docker("ps", "--all", "--quiet", "--filter", "name=^graflag-manager$").isEmpty(),
        "a development cluster is in use here");
    session = new CommandLineSession(root);
    session.variable("XDG_STATE_HOME", root.resolve("state").toString());
    session
        .write("key.pub", KEY)
        .write("hosts.yml", "subnet: 198.18.79.0/24\nmanager: 198.18.79.10\n");
  }

  @AfterEach
  void remove() {
    if (session != null) {
      session.graflag("devcluster", "--down");
    }
  }

  @Test
  void saysAfterCtrlCHowToGoOnOrRemoveAndDoesBoth() throws Exception {
    Process up =
        session.process("devcluster", "--hosts", "hosts.yml", "--pubkey", "key.pub").start();
    BufferedReader err = up.errorReader(StandardCharsets.UTF_8);
    String line = err.readLine();
    while (!line.startsWith("manager   started")) {
      line = err.readLine();
    }
    new ProcessBuilder("kill", "-INT", Long.toString(up.pid())).start().waitFor();
    assertThat(up.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(up.exitValue()).isEqualTo(130);
    assertThat(err.lines().toList()).anyMatch(said -> said.contains("devcluster --down' removes"));
    CommandLineSession.Answer again =
        session.graflag("devcluster", "--hosts", "hosts.yml", "--pubkey", "key.pub", "--json");
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.json().text("manager_ip")).contains("198.18.79.10");
    assertThat(session.graflag("devcluster", "--status", "--json").json().flag("healthy"))
        .contains(true);
    assertThat(session.graflag("devcluster", "--down").out()).startsWith("Removed.");
    assertThat(session.graflag("devcluster", "--down").out()).contains("nothing was removed");
  }

  private static String docker(String... words) throws IOException, InterruptedException {
    String[] command = new String[words.length + 1];
    command[0] = "docker";
    System.arraycopy(words, 0, command, 1, words.length);
    Process process = new ProcessBuilder(command).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out.strip();
  }
}
