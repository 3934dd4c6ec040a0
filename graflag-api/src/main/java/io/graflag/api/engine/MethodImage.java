package io.graflag.api.engine;

import io.graflag.core.GraflagException;
import io.graflag.core.SharedLayout;
import io.graflag.core.StorageErrors;
import io.graflag.core.method.MethodName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the image recipe of a method says of how it is run. */
public final class MethodImage {
  private MethodImage() {}

  /**
   * Whether the recipe lets the runner turn parameters into arguments; true where it does not say.
   *
   * @param methodDirectory the method
   * @param sharedImage the image it names in place of one of its own
   * @throws GraflagException STORAGE
   */
  public static boolean passesEnvArgs(Path methodDirectory, Optional<String> sharedImage) {
    Path dockerfile = recipe(methodDirectory, sharedImage);
    if (!Files.isRegularFile(dockerfile)) {
      return true;
    }
    try {
      List<String> runners =
          Files.readString(dockerfile, StandardCharsets.ISO_8859_1)
              .replaceAll("\\\\\\s*\\R", " ")
              .lines()
              .map(line -> line.strip().toLowerCase(Locale.ROOT))
              .filter(line -> line.startsWith("cmd") || line.startsWith("entrypoint"))
              .filter(line -> line.contains("graflag_runner") || line.contains("graflag-runner"))
              .toList();
      return runners.isEmpty()
          || runners.stream().anyMatch(line -> line.contains("--pass-env-args"));
    } catch (IOException e) {
      throw StorageErrors.of("read", dockerfile, e);
    }
  }

  /** That of a shared image lies beside the methods; newer versions of the original keep images. */
  private static Path recipe(Path methodDirectory, Optional<String> sharedImage) {
    Optional<MethodName> image = sharedImage.filter(MethodName::isValid).map(MethodName::parse);
    Path own = SharedLayout.dockerfile(methodDirectory);
    if (image.isEmpty()) {
      return own;
    }
    Path methods = methodDirectory.toAbsolutePath().resolveSibling(image.get().value());
    Path images = methods.getParent().resolveSibling("images").resolve(image.get().value());
    return Stream.of(methods, images)
        .map(SharedLayout::dockerfile)
        .filter(Files::isRegularFile)
        .findFirst()
        .orElse(own);
  }
}
