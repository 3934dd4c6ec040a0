package io.graflag.devcluster.engine;

import io.graflag.core.GraflagException;
import io.graflag.devcluster.program.Answer;
import io.graflag.devcluster.program.Call;
import io.graflag.devcluster.program.Program;
import java.util.Optional;

/**
 * What an engine says of itself.
 *
 * @param problem why it cannot be used, with what to do; empty where it can
 * @param knowsNvidia whether it can give cards of NVIDIA to containers
 */
public record EngineFacts(Optional<String> problem, boolean knowsNvidia) {
  private static final String FACTS =
      "{{.OSType}}\t{{json .SecurityOptions}}\t{{range $name, $runtime := .Runtimes}}{{$name}} {{end}}";

  /** Asks it; no answer is a problem like any other. */
  public static EngineFacts of(Program docker) {
    try {
      Answer version = docker.run(Call.of("version", "--format", "{{.Server.Version}}"));
      if (!version.ok()) {
        return unusable(unreachable(version.words()));
      }
      Answer info = docker.run(Call.of("info", "--format", FACTS));
      return info.ok() ? facts(info.out().strip()) : unusable(unreachable(info.words()));
    } catch (GraflagException e) {
      return switch (e.kind()) {
        case NOT_FOUND ->
            unusable(
                "There is no docker command on the path. Install Docker: on Debian and Ubuntu 'sudo"
                    + " apt-get install docker.io', elsewhere see https://docs.docker.com/engine/.");
        case FAILED -> unusable("Docker does not answer: " + e.getMessage());
        default -> throw e;
      };
    }
  }

  private static EngineFacts facts(String line) {
    String[] facts = line.split("\t", -1);
    if (!facts[0].equals("linux")) {
      return unusable(
          "Docker runs containers of "
              + facts[0]
              + "; a development cluster needs those of Linux.");
    }
    if (facts[1].contains("rootless")) {
      return unusable(
          "Docker runs without root here, and then this machine cannot reach its containers. Use"
              + " the Docker of the system.");
    }
    return new EngineFacts(Optional.empty(), facts[2].contains("nvidia"));
  }

  private static EngineFacts unusable(String problem) {
    return new EngineFacts(Optional.of(problem), false);
  }

  private static String unreachable(String words) {
    return words.contains("permission denied")
        ? "You may not use Docker here: "
            + words
            + "\nJoin its group with 'sudo usermod -aG docker $USER' and log in again, or become root."
        : "Docker does not answer: "
            + words
            + "\nStart it with 'sudo systemctl start docker', or say in DOCKER_HOST where it listens.";
  }
}
