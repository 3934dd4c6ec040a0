package io.graflag.api.engine;

import io.graflag.api.ssh.Argv;
import io.graflag.api.ssh.Finished;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The image of the evaluator: made on the manager of what setup installed, once a content. */
final class EvaluatorImage {
  private static final int HASH_DIGITS = 16;

  /**
   * Prints the SHA-256 over the names and contents of a directory's files; 3 where there is none.
   */
  private static final String HASH =
      "cd -- \"$1\" 2> /dev/null || exit 3; find . -type f -print0 | LC_ALL=C sort -z"
          + " | xargs -0 sha256sum | sha256sum";

  private static final int MISSING = 3;

  private final ManagerAccess manager;
  private final ImageBuild builds;

  EvaluatorImage(ManagerAccess manager, ImageBuild builds) {
    this.manager = manager;
    this.builds = builds;
  }

  /**
   * The image by its digest, built where the registry has none of this content.
   *
   * @param output is told that it is built
   * @throws GraflagException NOT_FOUND where setup installed no evaluator, STORAGE where its files
   *     cannot be read
   */
  String deployed(Consumer<String> output) {
    Path files = manager.layout().libraries().resolve("graflag_evaluator");
    String reference = manager.registry() + "/graflag-evaluator:java-" + hash(files);
    return new RunImage(reference, Optional.of(digest(reference, files, output)), false).deployed();
  }

  private String hash(Path files) {
    Finished finished = manager.shell().run(Argv.of("sh", "-c", HASH, "graflag", files.toString()));
    if (finished.exitCode() == MISSING) {
      throw SwarmEngine.notInstalled(files);
    }
    if (!finished.succeeded()) {
      throw GraflagException.of(
          Kind.STORAGE, "Cannot read " + files + ": " + finished.errors().strip());
    }
    return finished.text().substring(0, HASH_DIGITS);
  }

  private String digest(String reference, Path files, Consumer<String> output) {
    try {
      return manager.swarm().digest(reference);
    } catch (GraflagException e) {
      if (e.kind() != Kind.NOT_FOUND) {
        throw e;
      }
    }
    output.accept("Building the image of the evaluator, once for this version.");
    List<String> arguments =
        List.of(
            "--network=host",
            "--tag",
            reference,
            "--file",
            files.resolve("Dockerfile.java").toString(),
            files.toString());
    return builds.build(reference, arguments, Path.of("/dev/null"), bytes -> {});
  }
}
