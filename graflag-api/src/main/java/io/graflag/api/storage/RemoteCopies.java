package io.graflag.api.storage;

import io.graflag.api.copy.CopyListener;
import io.graflag.api.copy.CopyMeter;
import io.graflag.api.copy.CopyOptions;
import io.graflag.api.copy.CopyPath;
import io.graflag.api.copy.CopyPlan;
import io.graflag.api.copy.CopyReport;
import io.graflag.api.copy.FileTree;
import io.graflag.api.copy.ListedTree;
import io.graflag.api.copy.LocalTree;
import io.graflag.api.copy.PartialFile;
import io.graflag.api.storage.RemoteShare.Attempt;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import io.graflag.core.SharedLayout;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Copies between this machine and SHARED_DIR on the manager: one look, then one stream. */
final class RemoteCopies {
  private final RemoteShare share;
  private final SharedLayout layout;
  private final RemoteTrees trees;
  private final Clock clock;

  /**
   * Prepares for copying.
   *
   * @param clock by which leftovers of killed copies are old
   */
  RemoteCopies(RemoteShare share, Clock clock) {
    this.share = share;
    this.layout = new SharedLayout(share.root());
    this.trees = new RemoteTrees(share);
    this.clock = clock;
  }

  CopyReport upload(
      List<CopyPath> sources, String destination, CopyOptions options, CopyListener listener) {
    long start = System.nanoTime();
    CopyPath target = under(destination);
    RemoteTrees.Targets there = trees.targets(target.path(), targets(sources, target));
    if (options.delete()
        && there.tree().isDirectory(target.path())
        && !there.destination().startsWith(there.root())) {
      throw GraflagException.of(
          Kind.CONFLICT,
          "Cannot delete in "
              + target.path()
              + ": it leads out of SHARED_DIR, to "
              + there.destination()
              + ".",
          "Leave --delete out, or name that directory itself as the destination of a copy.");
    }
    CopyPlan plan =
        CopyPlan.of(
            sources,
            target,
            link -> false,
            options,
            new CopyPlan.Sides(new LocalTree(), there.tree(), false));
    RemoteUpload upload = new RemoteUpload(plan, new CopyMeter(plan, listener));
    if (!options.dryRun() && !upload.isEmpty()) {
      RemoteOutput.send(
          share,
          new Attempt("copy to", target.path()),
          Script.RECEIVE,
          List.of(
              upload.base().toString(), PartialFile.beside(target.path()).getFileName().toString()),
          upload::writeTo);
    }
    return plan.report(target.path(), options.dryRun(), start);
  }

  /** All paths that have to be looked at to know what an upload would change. */
  private static Set<Path> targets(List<CopyPath> sources, CopyPath target) {
    Set<Path> targets = new LinkedHashSet<>(List.of(target.path()));
    for (CopyPath source : sources) {
      Path name = source.path().getFileName();
      if (name == null || !Files.exists(source.path())) {
        continue; // The plan refuses it, or takes what it holds.
      }
      Path root = source.slash() ? target.path() : target.path().resolve(name.toString());
      targets.add(root);
      if (Files.isDirectory(source.path())) {
        addFolders(targets, source.path(), root);
      }
    }
    return targets;
  }

  private static void addFolders(Set<Path> targets, Path source, Path root) {
    try {
      Path top = source.toRealPath();
      Files.walkFileTree(
          top,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
              targets.add(path.equals(top) ? root : root.resolve(top.relativize(path).toString()));
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
              return FileVisitResult.CONTINUE; // The plan meets it again, and says so.
            }
          });
    } catch (IOException e) {
      throw StorageErrors.of("read", source, e);
    }
  }

  CopyReport download(
      List<String> sources, CopyPath destination, CopyOptions options, CopyListener listener) {
    List<CopyPath> from = sources.stream().map(this::under).toList();
    return download(from, list(from), destination, options, listener);
  }

  private CopyReport download(
      List<CopyPath> from,
      ListedTree tree,
      CopyPath destination,
      CopyOptions options,
      CopyListener listener) {
    long start = System.nanoTime();
    CopyPlan plan =
        CopyPlan.of(
            from,
            destination,
            linkedDatasets(from, tree),
            options,
            new CopyPlan.Sides(tree, new LocalTree(), false));
    if (!options.dryRun()) {
      new RemoteDownload(share, clock, plan, new CopyMeter(plan, listener)).execute();
    }
    return plan.report(destination.path(), options.dryRun(), start);
  }

  /** Copies one thing beside the target first, so that a half copy never has the final name. */
  void download(String source, Path target, boolean directory) {
    Path from = under(source).path();
    Path wanted = target.toAbsolutePath();
    if (Files.exists(wanted, LinkOption.NOFOLLOW_LINKS)) {
      throw GraflagException.of(Kind.CONFLICT, wanted + " exists already.", "Choose another name.");
    }
    List<CopyPath> sources = List.of(new CopyPath(from, directory));
    ListedTree tree = list(sources);
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
    Path partial = PartialFile.beside(wanted);
    try {
      Files.createDirectories(wanted.getParent());
      download(sources, tree, new CopyPath(partial, false), CopyOptions.PLAIN, CopyListener.SILENT);
      Files.move(partial, wanted);
    } catch (IOException e) {
      throw StorageErrors.of("copy " + from + " to", wanted, e);
    } finally {
      if (Files.exists(partial, LinkOption.NOFOLLOW_LINKS)) {
        FileTree.delete(partial);
      }
    }
  }

  private ListedTree list(List<CopyPath> sources) {
    boolean datasets = sources.stream().anyMatch(this::holdsDatasets);
    return trees.sources(sources.stream().map(CopyPath::path).toList(), datasets);
  }

  private boolean holdsDatasets(CopyPath source) {
    return layout.datasets().startsWith(source.path());
  }

  /** Datasets are often links to a larger disk: what they lead to is what is wanted. */
  private Predicate<Path> linkedDatasets(List<CopyPath> sources, ListedTree tree) {
    Set<Path> folders = new LinkedHashSet<>();
    for (CopyPath source : sources) {
      if (holdsDatasets(source)) {
        Path below = source.path().relativize(layout.datasets());
        tree.findReal(source.path())
            .ifPresent(real -> folders.add(real.resolve(below).normalize()));
      }
    }
    return link -> folders.contains(link.getParent());
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
