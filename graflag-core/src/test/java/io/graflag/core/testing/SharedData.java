package io.graflag.core.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Real graphs with labels, too large and not ours to keep in the repository.
 *
 * <p>They lie where {@code GRAFLAG_SHARED_DATA} says (a system property or a variable; by default
 * {@code ../shared} beside the checkout). A test that needs one skips where it is absent, unless
 * {@code GRAFLAG_REQUIRE} holds {@code data}: then it fails.
 */
public final class SharedData {
  private SharedData() {}

  /** The directory of a dataset; aborts or fails the test where it is absent. */
  public static Path dataset(String name) {
    return find("data", name);
  }

  /** A file of reference values; aborts or fails the test where it is absent. */
  public static Path golden(String name) {
    return find("golden", name);
  }

  private static Path find(String folder, String name) {
    Path path = root().resolve(folder).resolve(name);
    if (Files.exists(path)) {
      return path;
    }
    String reason = path + " is absent; set GRAFLAG_SHARED_DATA to the folder that holds " + folder;
    return Requirement.missing("data", reason);
  }

  private static Path root() {
    return Path.of(
            Optional.ofNullable(System.getProperty("GRAFLAG_SHARED_DATA"))
                .or(() -> Optional.ofNullable(System.getenv("GRAFLAG_SHARED_DATA")))
                .orElseGet(() -> System.getProperty("graflag.sharedData", "../../shared")))
        .toAbsolutePath()
        .normalize();
  }
}
