package io.graflag.bundle;

import io.graflag.core.testing.Requirement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts programs with mounts, process numbers or a root of their own, as containers have them.
 *
 * <p>A test that needs this skips where the system does not allow it, unless {@code
 * GRAFLAG_REQUIRE} holds {@code isolation}: then it fails.
 */
final class Isolation {
  private Isolation() {}

  /** The words before a command that give it namespaces of its own, by options of unshare(1). */
  static String[] with(String... namespaces) throws IOException, InterruptedException {
    List<String> plain = new ArrayList<>(List.of("unshare"));
    plain.addAll(List.of(namespaces));
    List<String> mapped = new ArrayList<>(plain);
    mapped.add(1, "--map-root-user");
    for (List<String> words : List.of(plain, mapped)) {
      if (works(words)) {
        return words.toArray(String[]::new);
      }
    }
    String reason = "this system lets nobody like us call " + String.join(" ", plain);
    return Requirement.ISOLATION.absent(reason);
  }

  private static boolean works(List<String> words) throws IOException, InterruptedException {
    List<String> probe = new ArrayList<>(words);
    probe.addAll(List.of("chroot", "/", "true"));
    return new ProcessBuilder(probe)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }
}
