package io.graflag.api.setup;

import io.graflag.api.config.Installation;
import io.graflag.api.config.JavaProgram;
import io.graflag.api.copy.FileTree;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What of this installation goes to a cluster, laid out as there in a folder of its own. */
final class Shipment implements AutoCloseable {
  private static final String LIBRARIES = "libs/";

  private final Installation installation;
  private final String version;
  private final Path folder;

  /** Makes an empty folder for what has to be put together. */
  Shipment(Installation installation, String version) {
    this.installation = installation;
    this.version = version;
    try {
      this.folder = Files.createTempDirectory("graflag-setup");
    } catch (IOException e) {
      throw StorageErrors.of("create a folder in", Path.of("/tmp"), e);
    }
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
    Path copy = folder.resolve("graflag_runner");
    copy(bundle, copy);
    return library(copy);
  }

  /** The evaluator and the recipe of its image. */
  SharedItem evaluator() {
    if (!(installation.evaluator() instanceof JavaProgram.Jar jar)) {
      throw GraflagException.of(
          Kind.NOT_FOUND,
          "This program has the evaluator on its class path, not as a jar to install.",
          "Set up with the command of a release.");
    }
    Path copy = folder.resolve("graflag_evaluator");
    try {
      Files.createDirectories(copy.resolve("lib"));
      Files.copy(jar.path(), copy.resolve("lib").resolve("graflag-evaluator.jar"));
      Files.writeString(copy.resolve("Dockerfile.java"), SetupScript.resource("Dockerfile.java"));
      Files.writeString(copy.resolve("VERSION"), version + "\n");
    } catch (IOException e) {
      throw StorageErrors.of("write", copy, e);
    }
    return library(copy);
  }

  /** Example methods and datasets with the library that they use; none where none are shipped. */
  List<SharedItem> examples() {
    List<SharedItem> items = new ArrayList<>();
    installation
        .exampleShare()
        .ifPresent(
            share -> {
              folders(share.resolve("libs")).forEach(path -> items.add(exampleLibrary(path)));
              for (String part : List.of("methods", "datasets")) {
                folders(share.resolve(part))
                    .forEach(
                        path -> items.add(SharedItem.read(part + "/" + path.getFileName(), path)));
              }
            });
    return items;
  }

  private SharedItem exampleLibrary(Path source) {
    Path copy = folder.resolve(source.getFileName().toString());
    copy(source, copy);
    return library(copy);
  }

  private SharedItem library(Path copy) {
    String target = LIBRARIES + copy.getFileName();
    SharedItem content = SharedItem.read(target, copy);
    byte[] manifest =
        (Json.line(Manifest.of(version, content.hashes())) + "\n").getBytes(StandardCharsets.UTF_8);
    Map<String, String> hashes = new HashMap<>(content.hashes());
    try {
      Files.write(copy.resolve(Manifest.FILE), manifest);
    } catch (IOException e) {
      throw StorageErrors.of("write", copy, e);
    }
    hashes.put(
        Manifest.FILE, SharedItem.read(target, copy.resolve(Manifest.FILE)).hashes().get(""));
    return new SharedItem(target, copy, hashes);
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

  private static void copy(Path source, Path target) {
    try (Stream<Path> paths = Files.walk(source)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        Path to = target.resolve(source.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(to);
        } else {
          // Links are followed: what they lead to may lie outside.
          Files.copy(path, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    } catch (IOException e) {
      throw StorageErrors.of("copy", source, e);
    }
  }

  @Override
  public void close() {
    FileTree.delete(folder);
  }
}
