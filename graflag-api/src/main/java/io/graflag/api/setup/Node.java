package io.graflag.api.setup;

import io.graflag.api.config.HostKeyChecking;
import io.graflag.api.ssh.Argv;
import io.graflag.api.ssh.Finished;
import io.graflag.api.ssh.Shell;
import io.graflag.core.GraflagException;
import io.graflag.core.cluster.HostAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A machine of the cluster: the manager, or a worker that the manager reaches by SSH.
 *
 * @param name what it is called in messages
 * @param shell runs commands on the manager
 * @param way what stands before a command: nothing, or the call of ssh
 */
record Node(String name, Shell shell, List<String> way) {
  private static final int SSH_FAILED = 255;

  Node {
    way = List.copyOf(way);
  }

  /** The manager. */
  static Node manager(Shell shell) {
    return new Node(shell.describe(), shell, List.of());
  }

  /** A worker, with the key of the manager. */
  static Node worker(Shell shell, HostAddress address, String user, HostKeyChecking checking) {
    String accepted =
        switch (checking) {
          case STRICT -> "yes";
          // With "no" ssh would go on where a key has changed.
          case ACCEPT_NEW, OFF -> "accept-new";
        };
    return new Node(
        address.value(),
        shell,
        List.of(
            "ssh",
            "-T",
            "-o",
            "BatchMode=yes",
            "-o",
            "StrictHostKeyChecking=" + accepted,
            "-o",
            "ConnectTimeout=10",
            user + "@" + address));
  }

  /** Runs a script that reads lines and then bytes. */
  Finished run(SetupScript script, Duration limit, byte[] rest, String... lines) {
    byte[] head = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] input = new byte[head.length + rest.length];
    System.arraycopy(head, 0, input, 0, head.length);
    System.arraycopy(rest, 0, input, head.length, rest.length);
    List<String> command =
        way.isEmpty() ? List.of("sh", "-c", script.text()) : List.of(script.text());
    return run(command, input, limit);
  }

  /** Runs a script that reads lines. */
  Finished run(SetupScript script, String... lines) {
    return run(script, Shell.USUAL_LIMIT, new byte[0], lines);
  }

  /**
   * Runs a command; on a worker its words reach a shell as one line, so they must be constant.
   *
   * @throws GraflagException UNREACHABLE where the manager does not get to the worker
   */
  Finished run(List<String> constant, byte[] input, Duration limit) {
    List<String> words = new ArrayList<>(way);
    words.addAll(constant);
    Finished finished = shell.run(new Argv(words), input, limit);
    if (!way.isEmpty() && finished.exitCode() == SSH_FAILED) {
      String target = way.get(way.size() - 1);
      throw new SshRefusal(name, target, finished.errors()).exception();
    }
    return finished;
  }

  /** The last words of a program, with nothing in them that could steer a terminal. */
  static String lastLine(String text) {
    String last =
        text.lines().filter(line -> !line.isBlank()).reduce("no word of why", (a, b) -> b).strip();
    return last.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?").replaceAll("[.]+$", "");
  }
}
