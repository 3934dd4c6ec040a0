package io.graflag.api.setup;

import io.graflag.core.Document;
import io.graflag.core.GraflagException;
import io.graflag.core.Json;
import io.graflag.core.JsonObject;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What setup installed as a library, in a file of its own beside it.
 *
 * @param version of the program that installed it
 * @param sha256 over names and contents of its files
 * @param entries what of the directory is GraFlag's: names at its top, without this file
 * @param files the paths of all files below them
 */
record Manifest(String version, String sha256, List<String> entries, List<String> files) {
  static final String FILE = ".graflag.json";

  Manifest {
    entries = List.copyOf(entries);
    files = List.copyOf(files);
  }

  /** That of a library that is to be installed. */
  static Manifest of(String version, Map<String, String> hashes) {
    var digest = SharedItem.sha256();
    hashes.forEach(
        (path, hash) ->
            digest.update((hash + "  " + path + "\n").getBytes(StandardCharsets.UTF_8)));
    List<String> entries =
        hashes.keySet().stream().map(path -> path.split("/", 2)[0]).distinct().sorted().toList();
    return new Manifest(
        version, HexFormat.of().formatHex(digest.digest()), entries, List.copyOf(hashes.keySet()));
  }

  /** Reads one; a file that is none of ours counts as missing. */
  static Optional<Manifest> parse(Path file, String text) {
    try {
      JsonObject json = Json.read(new Document(file, text.getBytes(StandardCharsets.UTF_8)));
      List<String> entries =
          texts(json, "entries")
              .filter(name -> !name.contains("/") && !name.startsWith(".") && !name.contains("\n"))
              .toList();
      return Optional.of(
          new Manifest(
              json.requiredText("version"),
              json.requiredText("sha256"),
              entries,
              texts(json, "files").toList()));
    } catch (GraflagException e) {
      return Optional.empty();
    }
  }

  private static Stream<String> texts(JsonObject json, String key) {
    return json.list(key).stream().filter(String.class::isInstance).map(String.class::cast);
  }

  /** Whether a version is a newer one; versions that cannot be compared count as equal. */
  static boolean isNewer(String version, String other) {
    try {
      return ModuleDescriptor.Version.parse(version)
              .compareTo(ModuleDescriptor.Version.parse(other))
          > 0;
    } catch (IllegalArgumentException e) {
      return false; // a build without a number
    }
  }
}
