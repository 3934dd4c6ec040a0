package io.graflag.api.storage;

import io.graflag.api.copy.ListedTree;
import io.graflag.api.copy.TreeEntry;
import io.graflag.api.copy.TreeEntry.Kind;
import io.graflag.api.ssh.Finished;
import io.graflag.api.storage.RemoteShare.Attempt;
import io.graflag.core.GraflagException;
import io.graflag.core.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Lists trees on the manager, each time in one round trip. */
final class RemoteTrees {
  /** Large datasets hold many files, and disks are slow. */
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final RemoteShare share;

  RemoteTrees(RemoteShare share) {
    this.share = share;
  }

  /**
   * The other end of an upload.
   *
   * @param tree what there is
   * @param root SHARED_DIR with all links resolved
   * @param destination the same of the destination
   */
  record Targets(ListedTree tree, Path root, Path destination) {}

  /** What lies at some paths and, where they are directories, what these hold. */
  Targets targets(Path destination, Collection<Path> paths) {
    Attempt attempt = new Attempt("copy to", destination);
    List<String> arguments = List.of(share.inside(destination));
    Finished finished =
        share.checked(
            attempt,
            share.shell().run(share.command(Script.TARGETS, arguments), words(paths), LIMIT));
    List<String> words = new ArrayList<>();
    RemoteAnswer.addWords(words, finished.output(), 0);
    ListedTree tree = new ListedTree();
    for (int i = 2; i < words.size(); i += 3) {
      add(tree, path(words.get(i + 2)), words.get(i), words.get(i + 1));
    }
    return new Targets(tree, path(words.get(0)), path(words.get(1)));
  }

  /**
   * Everything in some trees.
   *
   * @param sources files or directories
   * @param datasets whether datasets among it that are links stand for what they lead to
   */
  ListedTree sources(List<Path> sources, boolean datasets) {
    Attempt attempt = new Attempt("copy from", share.root());
    List<String> arguments = new ArrayList<>(List.of(datasets ? "datasets" : "none"));
    sources.forEach(source -> arguments.add(share.inside(source)));
    byte[] bytes =
        share
            .checked(attempt, share.finish(Script.TREES, LIMIT, arguments.toArray(String[]::new)))
            .output();
    ListedTree tree = new ListedTree();
    for (int at = 0; at >= 0 && at < bytes.length; ) {
      List<String> words = new ArrayList<>();
      at = RemoteAnswer.addWords(words, bytes, at);
      if (words.size() > 1) {
        addTree(tree, words);
      }
    }
    return tree;
  }

  private void addTree(ListedTree tree, List<String> words) {
    Path source = path(words.get(0));
    Path real = path(words.get(1));
    tree.addReal(source, real);
    for (int i = 2; i < words.size(); i += 3) {
      String below = words.get(i + 2).substring(1);
      Path path = below.isEmpty() ? real : below(real, below);
      if (below.isEmpty() && !source.equals(real)) {
        addRoot(tree, source, words.get(i), words.get(i + 1));
      }
      add(tree, path, words.get(i), words.get(i + 1));
    }
  }

  /** What a link leads to counts for it where it is asked for itself, not in its folder. */
  private static void addRoot(ListedTree tree, Path path, String facts, String link) {
    if (tree.entry(path).isEmpty()) {
      add(tree, path, facts, link);
    }
  }

  private static void add(ListedTree tree, Path path, String facts, String link) {
    String[] parts = facts.split(" ");
    Kind kind =
        switch (parts[0].charAt(0)) {
          case 'f' -> Kind.FILE;
          case 'd' -> Kind.DIRECTORY;
          case 'l' -> Kind.LINK;
          default -> Kind.OTHER;
        };
    char end = parts[0].charAt(1);
    Optional<Path> leadsTo =
        kind == Kind.LINK ? Optional.of(path(link.substring(1))) : Optional.empty();
    FileTime modified = FileTime.from(RemoteAnswer.moment(parts[2]));
    tree.add(
        path,
        new TreeEntry(kind, Long.parseLong(parts[1]), modified, leadsTo),
        end == 'd',
        kind == Kind.LINK && "NL?".indexOf(end) >= 0);
  }

  /** Paths with a NUL after each. */
  static byte[] words(Collection<Path> paths) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Path path : paths) {
      bytes.writeBytes(path.toString().getBytes(StandardCharsets.UTF_8));
      bytes.write(0);
    }
    return bytes.toByteArray();
  }

  /** A listing that leads out of what was asked for would have files written anywhere here. */
  private static Path below(Path directory, String name) {
    Path path = path(directory + "/" + name);
    if (!path.normalize().equals(path)) {
      throw GraflagException.of(
          GraflagException.Kind.STORAGE,
          "The manager lists " + Json.quoted(name) + " in " + directory + ": nothing was copied.",
          "No file can have such a name; find out who answers in place of the manager.");
    }
    return path;
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new GraflagException(
          GraflagException.Kind.INVALID_INPUT,
          "No path of this machine can be like " + Json.quoted(text) + ".",
          "Set the locale to one with UTF-8, such as LC_ALL=C.UTF-8.",
          e);
    }
  }
}
