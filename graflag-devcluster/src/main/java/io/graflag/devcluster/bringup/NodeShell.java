package io.graflag.devcluster.bringup;

import io.graflag.devcluster.program.Answer;
import io.graflag.devcluster.program.Call;
import io.graflag.devcluster.program.Program;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls programs inside a container.
 *
 * @param docker the docker command
 * @param container the container
 */
record NodeShell(Program docker, String container) {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  /** Writes a file whole or not at all, so that only its owner can read it. */
  private static final String WRITE =
      "umask 077 && mkdir -p \"${0%/*}\" && cat > \"$0.new\" && mv \"$0.new\" \"$0\"";

  /** Calls a program. */
  Answer run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("exec", container));
    all.addAll(List.of(arguments));
    return docker.run(Call.of(all).within(LONGEST));
  }

  /** Writes a file; the text goes by standard input, and shows in no list of processes. */
  Answer write(String path, String text) {
    return docker.run(
        Call.of("exec", "--interactive", container, "sh", "-c", WRITE, path)
            .withInput(text)
            .within(LONGEST));
  }
}
