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
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

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
    refuseExamples();
    return TreeCopy.run(sources, inSharedDir(destination), link -> false, options, listener, clock);
  }

  CopyReport download(
      List<String> sources, CopyPath destination, CopyOptions options, CopyListener listener) {
    List<CopyPath> from = sources.stream().map(this::inSharedDir).toList();
    return TreeCopy.run(from, destination, datasets(), options, listener, clock);
  }

  /** Copies one thing beside the target first, so that a half copy never has the final name. */
  void download(String source, Path target, boolean directory) {
    Path from = inSharedDir(source).path();
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
    Path datasets =
        Files.isDirectory(places.datasets()) ? real(places.datasets()) : places.datasets();
    return link -> datasets.equals(link.getParent());
  }

  /** An absolute path under SHARED_DIR is accepted; otherwise a leading slash is dropped. */
  private CopyPath inSharedDir(String text) {
    Path root = places.sharedDir();
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

  /** What came along with the program is for everybody and is replaced by its next version. */
  private void refuseExamples() {
    if (!places.experiments().startsWith(places.sharedDir())) {
      throw GraflagException.of(
          Kind.CONFLICT,
          "There is no SHARED_DIR of yours to copy to: the examples in "
              + places.sharedDir()
              + " came along with the program.",
          "Set GRAFLAG_SHARED_DIR to a folder of yours, or create ./shared/methods.");
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
