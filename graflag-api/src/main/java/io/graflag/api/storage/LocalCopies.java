package io.graflag.api.storage;

import io.graflag.api.config.Places;
import io.graflag.api.copy.CopyListener;
import io.graflag.api.copy.CopyOptions;
import io.graflag.api.copy.CopyPath;
import io.graflag.api.copy.CopyReport;
import io.graflag.api.copy.FileTree;
import io.graflag.api.copy.TreeCopy;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import io.graflag.core.SharedLayout;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Copies between a SHARED_DIR of this machine and the rest of it. */
final class LocalCopies {
  private final Places places;
  private final Clock clock;

  LocalCopies(Places places, Clock clock) {
    this.places = places;
    this.clock = clock;
  }

  CopyReport upload(
      List<CopyPath> sources, String destination, CopyOptions options, CopyListener listener) {
    CopyPath target = under(places.ownShare(), destination);
    if (!options.dryRun()) {
      makeOwnShare();
    }
    return TreeCopy.run(sources, target, link -> false, options, listener, clock);
  }

  CopyReport download(
      List<String> sources, CopyPath destination, CopyOptions options, CopyListener listener) {
    List<CopyPath> from = sources.stream().map(this::source).toList();
    return TreeCopy.run(from, destination, datasets(), options, listener, clock);
  }

  /** Copies one thing beside the target first, so that a half copy never has the final name. */
  void download(String source, Path target, boolean directory) {
    Path from = source(source).path();
    if (directory ? !Files.isDirectory(from) : !Files.isRegularFile(from)) {
      throw GraflagException.of(
          Kind.NOT_FOUND, from + " is no " + (directory ? "directory" : "file") + ".");
    }
    Path wanted = target.toAbsolutePath();
    if (Files.exists(wanted, LinkOption.NOFOLLOW_LINKS)) {
      throw GraflagException.of(Kind.CONFLICT, wanted + " exists already.", "Choose another name.");
    }
    Path partial = wanted.resolveSibling(".graflag-copy-" + UUID.randomUUID() + ".tmp");
    try {
      Files.createDirectories(wanted.getParent());
      TreeCopy.run(
          List.of(new CopyPath(from, directory)),
          new CopyPath(partial, false),
          datasets(),
          CopyOptions.PLAIN,
          CopyListener.SILENT,
          clock);
      Files.move(partial, wanted);
    } catch (IOException e) {
      throw StorageErrors.of("copy " + from + " to", wanted, e);
    } finally {
      if (Files.exists(partial, LinkOption.NOFOLLOW_LINKS)) {
        FileTree.delete(partial);
      }
    }
  }

  /** Datasets are often links to a larger disk: what they lead to is what is wanted. */
  private Predicate<Path> datasets() {
    Set<Path> folders =
        places.datasetFolders().stream()
            .map(Places.Folder::path)
            .map(path -> Files.isDirectory(path) ? real(path) : path)
            .collect(Collectors.toSet());
    return link -> folders.contains(link.getParent());
  }

  /** What is in use: with the examples as SHARED_DIR, experiments still lie elsewhere. */
  private CopyPath source(String text) {
    CopyPath path = under(places.sharedDir(), text);
    Path usual = new SharedLayout(places.sharedDir()).experiments();
    return path.path().startsWith(usual)
        ? new CopyPath(
            places.experiments().resolve(usual.relativize(path.path())).normalize(), path.slash())
        : path;
  }

  /** An absolute path under SHARED_DIR is accepted; otherwise a leading slash is dropped. */
  private static CopyPath under(Path root, String text) {
    String relative = text.replaceFirst("^/+", "");
    boolean absolute = text.startsWith("/") && isUnder(text, root);
    boolean resolved =
        !absolute && Files.isDirectory(root) && text.startsWith("/") && isUnder(text, real(root));
    CopyPath path =
        absolute || resolved
            ? CopyPath.parse(text, root)
            : CopyPath.parse(relative.isEmpty() ? "." : relative, root);
    Path base = resolved ? real(root) : root;
    if (!path.path().startsWith(base)) {
      throw GraflagException.of(
          Kind.USAGE, Json.quoted(text) + " leaves SHARED_DIR, " + root + ".");
    }
    return path;
  }

  private static boolean isUnder(String text, Path root) {
    return CopyPath.parse(text, root).path().startsWith(root);
  }

  /** A folder counts as SHARED_DIR once it holds methods/. */
  private void makeOwnShare() {
    Path methods = new SharedLayout(places.ownShare()).methods();
    try {
      Files.createDirectories(methods);
    } catch (IOException e) {
      throw StorageErrors.of("create", methods, e);
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw StorageErrors.of("read", path, e);
    }
  }
}
