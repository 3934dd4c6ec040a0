package io.graflag.api.storage;

import io.graflag.api.copy.CopyListener;
import io.graflag.api.copy.CopyOptions;
import io.graflag.api.copy.CopyPath;
import io.graflag.api.copy.CopyReport;
import io.graflag.api.copy.FileTree;
import io.graflag.api.copy.ListedTree;
import io.graflag.api.copy.PartialFile;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Copies between this machine and SHARED_DIR on the manager. */
final class RemoteCopies {
  private final RemoteShare share;
  private final Clock clock;
  private final Duration patience;

  /**
   * Prepares for copying.
   *
   * @param clock by which leftovers of killed copies are old
   * @param patience how long a connection that broke is waited for
   */
  RemoteCopies(RemoteShare share, Clock clock, Duration patience) {
    this.share = share;
    this.clock = clock;
    this.patience = patience;
  }

  CopyReport upload(
      List<CopyPath> sources, String destination, CopyOptions options, CopyListener listener) {
    CopyPath target = under(destination);
    RemoteUpload way = new RemoteUpload(share, sources, target, options);
    return new ResumedCopy(way, options, listener, patience).run(target.path());
  }

  CopyReport download(
      List<String> sources, CopyPath destination, CopyOptions options, CopyListener listener) {
    List<CopyPath> from = sources.stream().map(this::under).toList();
    return download(from, destination, options, listener, tree -> {});
  }

  private CopyReport download(
      List<CopyPath> from,
      CopyPath destination,
      CopyOptions options,
      CopyListener listener,
      Consumer<ListedTree> check) {
    DownloadSources sources = new DownloadSources(share, from, check);
    RemoteDownload way = new RemoteDownload(share, clock, sources, destination, options);
    return new ResumedCopy(way, options, listener, patience).run(destination.path());
  }

  /** Copies one thing beside the target first, so that a half copy never has the final name. */
  void download(String source, Path target, boolean directory) {
    Path from = under(source).path();
    Path wanted = target.toAbsolutePath();
    if (Files.exists(wanted, LinkOption.NOFOLLOW_LINKS)) {
      throw GraflagException.of(Kind.CONFLICT, wanted + " exists already.", "Choose another name.");
    }
    // A directory, so that nothing beside it is left of a copy that fails.
    Path partial = PartialFile.beside(wanted);
    CopyPath copy = new CopyPath(partial.resolve(wanted.getFileName().toString()), false);
    try {
      CopyReport report =
          download(
              List.of(new CopyPath(from, directory)),
              copy,
              CopyOptions.PLAIN,
              CopyListener.SILENT,
              tree -> refuseOther(tree, from, directory));
      report.requireAll(from);
      Files.move(copy.path(), wanted);
    } catch (IOException e) {
      throw StorageErrors.of("copy " + from + " to", wanted, e);
    } finally {
      if (Files.exists(partial, LinkOption.NOFOLLOW_LINKS)) {
        FileTree.delete(partial);
      }
    }
  }

  private void refuseOther(ListedTree tree, Path from, boolean directory) {
    boolean isFile = tree.exists(from) && tree.isFile(from);
    if (directory ? !tree.isDirectory(from) : !isFile) {
      throw GraflagException.of(
          Kind.NOT_FOUND,
          from
              + " on "
              + share.shell().describe()
              + " is no "
              + (directory ? "directory" : "file")
              + ".");
    }
  }

  /** An absolute path under SHARED_DIR is accepted; otherwise a leading slash is dropped. */
  private CopyPath under(String text) {
    if (text.isEmpty()) {
      throw GraflagException.of(
          Kind.USAGE, "An empty path names nothing in SHARED_DIR.", "'/' is all of it.");
    }
    Path root = share.root();
    if (text.startsWith("/") && CopyPath.parse(text, root).path().startsWith(root)) {
      return CopyPath.parse(text, root);
    }
    String relative = text.replaceFirst("^/+", "");
    CopyPath path = CopyPath.parse(relative.isEmpty() ? "." : relative, root);
    if (!path.path().startsWith(root)) {
      throw GraflagException.of(
          Kind.USAGE, Json.quoted(text) + " leaves SHARED_DIR, " + root + ".");
    }
    return path;
  }
}
