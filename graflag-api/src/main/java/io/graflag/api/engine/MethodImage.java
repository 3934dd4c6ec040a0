package io.graflag.api.engine;

import io.graflag.core.Document;
import io.graflag.core.GraflagException;
import io.graflag.core.SharedLayout;
import io.graflag.core.method.MethodName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the image recipe of a method says of how it is run. */
public final class MethodImage {
  private MethodImage() {}

  /**
   * Whether the recipe lets the runner turn parameters into arguments; true where it does not say.
   *
   * @param files reads a file where methods lie
   * @param methodDirectory the method
   * @param sharedImage the image it names in place of one of its own
   * @throws GraflagException STORAGE
   */
  public static boolean passesEnvArgs(
      Function<Path, Optional<Document>> files,
      Path methodDirectory,
      Optional<String> sharedImage) {
    return recipe(files, methodDirectory, sharedImage)
        .map(recipe -> passesEnvArgs(new String(recipe.bytes(), StandardCharsets.ISO_8859_1)))
        .orElse(true);
  }

  private static boolean passesEnvArgs(String recipe) {
    List<String> runners =
        recipe
            .replaceAll("\\\\\\s*\\R", " ")
            .lines()
            .map(line -> line.strip().toLowerCase(Locale.ROOT))
            .filter(line -> line.startsWith("cmd") || line.startsWith("entrypoint"))
            .filter(line -> line.contains("graflag_runner") || line.contains("graflag-runner"))
            .toList();
    return runners.isEmpty() || runners.stream().anyMatch(line -> line.contains("--pass-env-args"));
  }

  /**
   * The image recipe of a method.
   *
   * <p>That of a shared image lies beside the methods; newer versions of the original keep images.
   *
   * @param files reads a file where methods lie
   * @return empty where there is none
   */
  public static Optional<Document> recipe(
      Function<Path, Optional<Document>> files,
      Path methodDirectory,
      Optional<String> sharedImage) {
    Optional<MethodName> image = sharedImage.filter(MethodName::isValid).map(MethodName::parse);
    Stream<Path> places = Stream.of(methodDirectory);
    if (image.isPresent()) {
      Path methods = methodDirectory.toAbsolutePath().resolveSibling(image.get().value());
      Path images = methods.getParent().resolveSibling("images").resolve(image.get().value());
      places = Stream.of(methods, images, methodDirectory);
    }
    return places
        .map(SharedLayout::dockerfile)
        .flatMap(file -> files.apply(file).stream())
        .findFirst();
  }
}
