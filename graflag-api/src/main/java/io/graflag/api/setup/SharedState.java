package io.graflag.api.setup;

import io.graflag.api.ssh.Finished;
import io.graflag.api.ssh.Shell;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What SHARED_DIR of a cluster holds, read in one round trip.
 *
 * @param counts how many methods, datasets and experiments there are
 * @param freeBytes what is free on its disk
 * @param libraries versions of what setup installed, by name
 */
public record SharedState(
    Map<String, Integer> counts, long freeBytes, Map<String, String> libraries) {
  private static final int NO_SHARED_DIR = 40;

  /**
   * Reads it.
   *
   * @param shell runs commands on the manager
   * @param sharedDir SHARED_DIR, an absolute path of the manager
   * @throws GraflagException UNREACHABLE, NOT_FOUND where there is none, or STORAGE
   */
  public static SharedState read(Shell shell, Path sharedDir) {
    Finished finished = Node.manager(shell).run(SetupScript.STATUS, sharedDir.toString());
    if (finished.exitCode() == NO_SHARED_DIR) {
      throw GraflagException.of(
          Kind.NOT_FOUND,
          "SHARED_DIR, " + sharedDir + ", is no directory on " + shell.describe() + ".",
          "'graflag setup' creates it.");
    }
    if (!finished.succeeded()) {
      throw GraflagException.of(
          Kind.STORAGE,
          "Cannot look at %s on %s: %s."
              .formatted(sharedDir, shell.describe(), Node.lastLine(finished.errors())));
    }
    Map<String, Integer> counts = new LinkedHashMap<>();
    Map<String, String> libraries = new TreeMap<>();
    long free = 0;
    for (String line : finished.text().lines().toList()) {
      String[] words = line.split(" ", 3);
      switch (words[0]) {
        case "count" -> counts.put(words[1], Integer.parseInt(words[2]));
        case "free" ->
            free = Math.multiplyExact(Long.parseLong(words[1]), Long.parseLong(words[2]));
        case "manifest" ->
            Manifest.parse(Path.of(words[1], Manifest.FILE), words.length > 2 ? words[2] : "")
                .ifPresent(
                    manifest ->
                        libraries.put(
                            words[1].substring(words[1].indexOf('/') + 1), manifest.version()));
        default -> {
          // What start-up files of a shell print is no news of SHARED_DIR.
        }
      }
    }
    return new SharedState(counts, free, libraries);
  }
}
