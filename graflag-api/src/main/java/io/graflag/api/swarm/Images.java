package io.graflag.api.swarm;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.PushResponseItem;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The images that the daemon and the registry hold. */
final class Images {
  private final Daemon daemon;

  Images(Daemon daemon) {
    this.daemon = daemon;
  }

  /** See {@link Swarm#digest}. */
  String digest(String image) {
    String tried = "look up image " + image;
    try {
      return daemon
          .json(tried, "/distribution/" + image + "/json")
          .object("Descriptor")
          .flatMap(descriptor -> descriptor.text("digest"))
          .orElseThrow(() -> notHeld(tried, image, null));
    } catch (GraflagException e) {
      throw explained(e, tried, image);
    }
  }

  /** See {@link Swarm#command}. */
  ImageCommand command(String image) {
    String tried = "inspect image " + image;
    return daemon.read(
        tried,
        docker -> {
          try {
            return inspect(docker, image);
          } catch (NotFoundException notHere) {
            pull(docker, image);
            return inspect(docker, image);
          }
        });
  }

  /** See {@link Swarm#heldCommand}. */
  Optional<ImageCommand> heldCommand(String image) {
    return daemon.read(
        "inspect image " + image,
        docker -> {
          try {
            return Optional.of(inspect(docker, image));
          } catch (NotFoundException notHere) {
            return Optional.empty();
          }
        });
  }

  private static ImageCommand inspect(DockerClient docker, String image) {
    ContainerConfig config = docker.inspectImageCmd(image).exec().getConfig();
    return config == null
        ? new ImageCommand(List.of(), List.of(), "")
        : new ImageCommand(
            words(config.getEntrypoint()),
            words(config.getCmd()),
            config.getWorkingDir() == null ? "" : config.getWorkingDir());
  }

  private static List<String> words(String[] words) {
    return words == null ? List.of() : List.of(words);
  }

  private void pull(DockerClient docker, String image) {
    ImageName name = ImageName.parse(image);
    try {
      docker
          .pullImageCmd(name.repository())
          .withTag(name.tag())
          .withAuthConfig(new AuthConfig())
          .exec(new ImageTransfer<PullResponseItem>(line -> {}))
          .await();
    } catch (DockerException e) {
      String tried = "pull image " + image;
      throw explained(daemon.failure(tried, e), tried, image);
    }
  }

  /** See {@link Swarm#push}. */
  void push(String image, Consumer<String> progress) {
    ImageName name = ImageName.parse(image);
    String tried = "push image " + image;
    daemon.change(
        tried,
        docker -> {
          try {
            docker
                .pushImageCmd(name.repository())
                .withTag(name.tag())
                .withAuthConfig(new AuthConfig())
                .exec(new ImageTransfer<PushResponseItem>(progress))
                .await();
            return name;
          } catch (DockerException e) {
            String words = DaemonErrors.words(e);
            throw new GraflagException(
                Kind.FAILED,
                daemon.failure(tried, e).getMessage(),
                DaemonErrors.isSilentRegistry(words) ? DaemonErrors.registryHint(words) : null,
                e);
          }
        });
  }

  /** Tells a registry that is silent from one that does not hold the image. */
  private GraflagException explained(GraflagException failure, String tried, String image) {
    if (!(failure.getCause() instanceof DockerException refused)) {
      return failure;
    }
    String words = DaemonErrors.words(refused);
    if (!DaemonErrors.isSilentRegistry(words)) {
      return isMissing(refused, words) ? notHeld(tried, image, refused) : failure;
    }
    return new GraflagException(
        Kind.UNREACHABLE,
        "Cannot %s: registry %s does not answer the daemon: %s"
            .formatted(
                daemon.described(tried),
                ImageName.parse(image).registry(),
                DaemonErrors.sentence(words)),
        DaemonErrors.registryHint(words),
        refused);
  }

  private static boolean isMissing(DockerException refused, String words) {
    return refused.getHttpStatus() == 404
        || words.contains("unknown")
        || words.contains("not found")
        || words.contains("does not exist");
  }

  private GraflagException notHeld(String tried, String image, DockerException refused) {
    return new GraflagException(
        Kind.NOT_FOUND,
        "Cannot %s: registry %s holds no such image%s"
            .formatted(
                daemon.described(tried),
                ImageName.parse(image).registry(),
                refused == null ? "." : ": " + DaemonErrors.sentence(DaemonErrors.words(refused))),
        null,
        refused);
  }
}
