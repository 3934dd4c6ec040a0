package io.graflag.api.setup;

import io.graflag.api.ssh.Finished;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How SHARED_DIR compares with this installation.
 *
 * @param there items whose directory exists
 * @param entries paths at the top of libraries
 * @param files paths of files and links in libraries
 * @param versions what the files VERSION of libraries say, by item
 * @param manifests what setups before this one installed, by item
 * @param same files that are the same
 * @param other files that are there and differ
 */
record SharedContents(
    Set<String> there,
    Set<String> entries,
    Set<String> files,
    Map<String, String> versions,
    Map<String, Manifest> manifests,
    Set<String> same,
    Set<String> other) {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final String OK = ": OK";
  private static final String FAILED = ": FAILED";

  /** Compares everything in one round trip; the manager reads its own disk. */
  static SharedContents look(Node manager, Site site, List<SharedItem> items) {
    StringBuilder input = new StringBuilder();
    items.forEach(item -> input.append(item.target()).append('\n'));
    input.append('\n');
    for (SharedItem item : items) {
      item.hashes()
          .forEach(
              (path, hash) -> input.append(hash + "  " + item.target() + "/" + path).append('\n'));
    }
    Finished finished =
        manager.run(
            SetupScript.CONTENTS,
            LIMIT,
            input.toString().getBytes(StandardCharsets.UTF_8),
            site.sharedDir().toString());
    if (!finished.succeeded()) {
      throw GraflagException.of(
          Kind.STORAGE,
          "Cannot read " + site.sharedDir() + ": " + Node.lastLine(finished.errors()) + ".");
    }
    return parse(finished.text());
  }

  private static SharedContents parse(String text) {
    SharedContents found =
        new SharedContents(
            new HashSet<>(),
            new HashSet<>(),
            new TreeSet<>(),
            new HashMap<>(),
            new HashMap<>(),
            new HashSet<>(),
            new HashSet<>());
    boolean files = false;
    for (String line : text.lines().toList()) {
      if (files) {
        found.addFile(line);
      } else if (line.equals("files")) {
        files = true;
      } else {
        found.addFact(line.split(" ", 3));
      }
    }
    return found;
  }

  private void addFact(String[] words) {
    switch (words[0]) {
      case "there" -> there.add(rest(words));
      case "entry" -> entries.add(rest(words));
      case "file" -> files.add(rest(words));
      case "version" -> versions.put(words[1], words.length > 2 ? words[2].strip() : "");
      case "manifest" ->
          Manifest.parse(Path.of(words[1], Manifest.FILE), words.length > 2 ? words[2] : "")
              .ifPresent(manifest -> manifests.put(words[1], manifest));
      default -> {
        // What start-up files of a shell print is no news of SHARED_DIR.
      }
    }
  }

  private static String rest(String[] words) {
    return String.join(" ", List.of(words).subList(1, words.length));
  }

  private void addFile(String line) {
    if (line.endsWith(OK)) {
      same.add(line.substring(0, line.length() - OK.length()));
    } else if (line.endsWith(FAILED)) {
      other.add(line.substring(0, line.length() - FAILED.length()));
    }
  }

  boolean exists(SharedItem item) {
    return there.contains(item.target());
  }

  /** Whether each file of an item is there and the same. */
  boolean isSame(SharedItem item) {
    return item.hashes().keySet().stream()
        .allMatch(path -> same.contains(item.target() + "/" + path));
  }

  Optional<Manifest> manifest(SharedItem item) {
    return Optional.ofNullable(manifests.get(item.target()));
  }

  /** What the library says of its own version. */
  Optional<String> version(SharedItem item) {
    return Optional.ofNullable(versions.get(item.target()));
  }

  /** Files below a path of an item that are none of those that are known. */
  List<String> strangers(SharedItem item, String name, Set<String> known) {
    String top = item.target() + "/" + name;
    return files.stream()
        .filter(path -> path.equals(top) || path.startsWith(top + "/"))
        .filter(path -> !isKnown(path.substring(item.target().length() + 1), known))
        .toList();
  }

  /** A link may stand for the directory in which the known ones lie. */
  private static boolean isKnown(String path, Set<String> known) {
    return known.contains(path) || known.stream().anyMatch(one -> one.startsWith(path + "/"));
  }
}
