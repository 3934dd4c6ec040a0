package io.graflag.devcluster.bringup;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.devcluster.program.Answer;
import io.graflag.devcluster.program.Call;
import io.graflag.devcluster.program.Program;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Single changes to what Docker holds; each throws FAILED with the words of Docker.
 *
 * @param docker the docker command
 */
record DockerSteps(Program docker) {
  private static final Duration REMOVAL = Duration.ofMinutes(2);
  private static final int LOG_LINES = 15;

  /** Does what must succeed. */
  Answer must(String what, Call call) {
    Answer answer = docker.run(call);
    if (!answer.ok()) {
      throw GraflagException.of(Kind.FAILED, "Cannot " + what + ": " + answer.words());
    }
    return answer;
  }

  /** Removes containers with their anonymous volumes, running or not. */
  void removeContainers(Collection<String> ids) {
    remove("remove containers", List.of("rm", "--force", "--volumes"), ids);
  }

  /** Removes networks. */
  void removeNetworks(Collection<String> ids) {
    remove("remove the network", List.of("network", "rm"), ids);
  }

  /** Removes volumes. */
  void removeVolumes(Collection<String> names) {
    remove("remove volumes", List.of("volume", "rm"), names);
  }

  private void remove(String what, List<String> command, Collection<String> things) {
    if (!things.isEmpty()) {
      List<String> all = new ArrayList<>(command);
      all.addAll(things);
      must(what, Call.of(all).within(REMOVAL));
    }
  }

  /** The last lines that a container wrote, for a message. */
  String log(String container) {
    Answer answer = docker.run(Call.of("logs", "--tail", Integer.toString(LOG_LINES), container));
    List<String> lines = Stream.concat(answer.out().lines(), answer.err().lines()).toList();
    return lines.isEmpty() ? "(it wrote nothing)" : String.join("\n", lines);
  }
}
