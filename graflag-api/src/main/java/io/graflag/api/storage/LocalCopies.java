package io.graflag.api.storage;

import io.graflag.api.config.Places;
import io.graflag.api.copy.CopyListener;
import io.graflag.api.copy.CopyOptions;
import io.graflag.api.copy.CopyPath;
import io.graflag.api.copy.CopyReport;
import io.graflag.api.copy.FileTree;
import io.graflag.api.copy.PartialFile;
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
    CopyPath target = inUse(places.ownShare(), destination);
    if (options.delete()) {
      refuseOutside(target.path());
    }
    CopyReport report = TreeCopy.run(sources, target, link -> false, options, listener, clock);
    Path experiments = places.experiments();
    boolean elsewhere =
        target.path().startsWith(experiments) && !experiments.startsWith(places.ownShare());
    if (!options.dryRun() && !elsewhere) {
      makeOwnShare();
    }
    return report;
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
    Path partial = PartialFile.beside(wanted);
    try {
      Files.createDirectories(wanted.getParent());
      CopyReport report =
          TreeCopy.run(
              List.of(new CopyPath(from, directory)),
              new CopyPath(partial, false),
              datasets(),
              CopyOptions.PLAIN,
              CopyListener.SILENT,
              clock);
      report.requireAll(from);
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

  private CopyPath source(String text) {
    return inUse(places.sharedDir(), text);
  }

  /** Experiments may lie elsewhere than under SHARED_DIR. */
  private CopyPath inUse(Path share, String text) {
    CopyPath path = under(share, text);
    Path usual = new SharedLayout(share).experiments();
    return path.path().startsWith(usual)
        ? new CopyPath(
            places.experiments().resolve(usual.relativize(path.path())).normalize(), path.slash())
        : path;
  }

  /** Links inside SHARED_DIR are followed, but what they lead to may be somebody else's. */
  private void refuseOutside(Path target) {
    if (!Files.isDirectory(target)) {
      return;
    }
    Path end = real(target);
    if (!end.startsWith(real(FileTree.nearestExisting(places.ownShare())))) {
      throw GraflagException.of(
          Kind.CONFLICT,
          "Cannot delete in " + target + ": it leads out of SHARED_DIR, to " + end + ".",
          "Leave --delete out, or name that directory itself as the destination of a copy.");
    }
  }

  /** An absolute path under SHARED_DIR is accepted; otherwise a leading slash is dropped. */
  private static CopyPath under(Path root, String text) {
    if (text.isEmpty()) {
      throw GraflagException.of(
          Kind.USAGE, "An empty path names nothing in SHARED_DIR.", "'/' is all of it.");
    }
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
