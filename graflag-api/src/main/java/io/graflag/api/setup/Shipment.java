package io.graflag.api.setup;

import io.graflag.api.config.Installation;
import io.graflag.api.config.JavaProgram;
import io.graflag.api.copy.FileTree;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What of this installation goes to a cluster.
 *
 * <p>It goes from where it lies; only what has to be made for it is in a folder of its own.
 */
final class Shipment implements AutoCloseable {
  private static final String LIBRARIES = "libs/";

  private final Installation installation;
  private final String version;
  private Optional<Path> folder = Optional.empty();

  /** Prepares for it; nothing is made before it is asked for. */
  Shipment(Installation installation, String version) {
    this.installation = installation;
    this.version = version;
  }

  /** The runner with a Java of its own. */
  SharedItem runner() {
    Path bundle =
        installation
            .runnerBundle()
            .orElseThrow(
                () ->
                    GraflagException.of(
                        Kind.NOT_FOUND,
                        "This installation has no libs/graflag_runner, the runner for images.",
                        "Use the archive of a release, or build it: ./mvnw -Pdist package"));
    return library("graflag_runner", bundle);
  }

  /** The evaluator and the recipe of its image. */
  SharedItem evaluator() {
    if (!(installation.evaluator() instanceof JavaProgram.Jar jar)) {
      throw GraflagException.of(
          Kind.NOT_FOUND,
          "This program has the evaluator on its class path, not as a jar to install.",
          "Set up with the command of a release.");
    }
    Path copy = made("graflag_evaluator");
    try {
      Files.createDirectories(copy.resolve("lib"));
      Files.copy(jar.path(), copy.resolve("lib").resolve("graflag-evaluator.jar"));
      Files.writeString(copy.resolve("Dockerfile.java"), SetupScript.resource("Dockerfile.java"));
      Files.writeString(copy.resolve("VERSION"), version + "\n");
    } catch (IOException e) {
      throw StorageErrors.of("write", copy, e);
    }
    return library("graflag_evaluator", copy);
  }

  /** Example methods and datasets with the library that they use; none where none are shipped. */
  List<SharedItem> examples() {
    List<SharedItem> items = new ArrayList<>();
    installation
        .exampleShare()
        .ifPresent(
            share -> {
              folders(share.resolve("libs"))
                  .forEach(path -> items.add(library(path.getFileName().toString(), path)));
              for (String part : List.of("methods", "datasets")) {
                folders(share.resolve(part))
                    .forEach(
                        path -> items.add(SharedItem.read(part + "/" + path.getFileName(), path)));
              }
            });
    return items;
  }

  /** A directory with a manifest that is uploaded beside it. */
  private SharedItem library(String name, Path source) {
    SharedItem content = SharedItem.read(LIBRARIES + name, source);
    Path manifest = made("manifests").resolve(name).resolve(Manifest.FILE);
    try {
      Files.createDirectories(manifest.getParent());
      Files.writeString(manifest, Json.line(Manifest.of(version, content.hashes())) + "\n");
    } catch (IOException e) {
      throw StorageErrors.of("write", manifest, e);
    }
    return content.with(manifest);
  }

  private Path made(String name) {
    try {
      if (folder.isEmpty()) {
        folder = Optional.of(Files.createTempDirectory("graflag-setup"));
      }
      return Files.createDirectories(folder.get().resolve(name));
    } catch (IOException e) {
      throw StorageErrors.of("create", Path.of(name), e);
    }
  }

  private static List<Path> folders(Path parent) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.list(parent)) {
      return paths.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw StorageErrors.of("list", parent, e);
    }
  }

  @Override
  public void close() {
    folder.ifPresent(FileTree::delete);
  }
}
