package io.graflag.cluster.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.devcluster.program.Answer;
import io.graflag.devcluster.program.Call;
import io.graflag.devcluster.program.HostProgram;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The programs of the machine that the cluster runs on. */
public final class Outside {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private Outside() {}

  /** Runs a program, and returns what it wrote; fails the test where it fails. */
  public static String run(List<String> command) {
    Answer answer = call(command);
    assertThat(answer.ok()).as("%s: %s", command, answer.words()).isTrue();
    return answer.out().strip();
  }

  /** The same with words. */
  public static String run(String... command) {
    return run(List.of(command));
  }

  /** Runs a program that may fail. */
  public static Answer call(List<String> command) {
    return new HostProgram(command.get(0), System.getenv())
        .run(Call.of(command.subList(1, command.size())).within(LONGEST));
  }

  /** Runs a program with a text on its standard input. */
  public static String tell(String input, List<String> command) {
    Answer answer =
        new HostProgram(command.get(0), System.getenv())
            .run(Call.of(command.subList(1, command.size())).withInput(input).within(LONGEST));
    assertThat(answer.ok()).as("%s: %s", command, answer.words()).isTrue();
    return answer.out().strip();
  }

  /** Builds an image, with the builder that this docker command has. */
  static void build(String tag, String folder) {
    List<String> command = List.of("build", "--quiet", "--network", "host", "--tag", tag, folder);
    HostProgram docker = new HostProgram("docker", System.getenv());
    boolean newer = docker.run(Call.of("buildx", "version")).ok();
    Answer answer =
        docker.run(
            Call.of(command)
                .withVariables(newer ? Map.of() : Map.of("DOCKER_BUILDKIT", "0"))
                .within(LONGEST));
    assertThat(answer.ok()).as("%s: %s", tag, answer.words()).isTrue();
  }
}
