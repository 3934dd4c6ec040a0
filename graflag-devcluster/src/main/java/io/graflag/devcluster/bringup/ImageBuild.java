package io.graflag.devcluster.bringup;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.StorageErrors;
import io.graflag.devcluster.plan.NodeRole;
import io.graflag.devcluster.program.Answer;
import io.graflag.devcluster.program.Call;
import io.graflag.devcluster.program.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Builds the images of nodes that are not there yet. */
final class ImageBuild {
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final int LAST_LINES = 15;

  private final Program docker;
  private final Path context;
  private final Progress progress;

  /**
   * Creates it.
   *
   * @param context a directory of our own for what is sent to Docker; it is removed afterwards
   */
  ImageBuild(Program docker, Path context, Progress progress) {
    this.docker = docker;
    this.context = context;
    this.progress = progress;
  }

  /** The name of the image of a role, which is there then. */
  String ensure(NodeRole role) {
    NodeImage image = NodeImage.of(role);
    if (!docker.run(Call.of("image", "inspect", "--format", "{{.Id}}", image.tag())).ok()) {
      progress.say("image", "building the " + role + "'s; the first time this takes a minute");
      build(image);
    }
    return image.tag();
  }

  private void build(NodeImage image) {
    remove();
    image.write(context);
    Call call =
        Call.of(
                "build",
                // What the build downloads must not hang on how Docker's bridge is set up.
                "--network",
                "host",
                "--file",
                context.resolve(image.dockerfile()).toString(),
                "--tag",
                image.tag(),
                context.toString())
            .withVariables(builder())
            .within(LONGEST);
    try {
      Answer answer = docker.run(call);
      if (!answer.ok()) {
        throw GraflagException.of(
            Kind.FAILED,
            "Cannot build the image of the " + image.role() + ":\n" + tail(answer),
            "It is made from debian:bookworm-slim and packages of Debian, which must be in reach.");
      }
    } finally {
      remove();
    }
  }

  /** The newer builder is a plugin, and without it the docker command refuses to build. */
  private Map<String, String> builder() {
    return docker.run(Call.of("buildx", "version")).ok()
        ? Map.of()
        : Map.of("DOCKER_BUILDKIT", "0");
  }

  private static String tail(Answer answer) {
    List<String> lines = Stream.concat(answer.lines().stream(), answer.err().lines()).toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }

  private void remove() {
    if (!Files.exists(context)) {
      return;
    }
    try (Stream<Path> all = Files.walk(context)) {
      for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw StorageErrors.of("delete", context, e);
    }
  }
}
