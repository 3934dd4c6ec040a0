package io.graflag.api.engine;

import io.graflag.core.GraflagException;
import io.graflag.core.SharedLayout;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What the image recipe of a method says of how it is run. */
public final class MethodImage {
  private MethodImage() {}

  /**
   * Whether the recipe lets the runner turn parameters into arguments; true where it does not say.
   *
   * @throws GraflagException STORAGE
   */
  public static boolean passesEnvArgs(Path methodDirectory) {
    Path dockerfile = SharedLayout.dockerfile(methodDirectory);
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
}
