package io.graflag.api.storage;

import io.graflag.api.copy.CopyPath;
import io.graflag.api.copy.ListedTree;
import io.graflag.core.SharedLayout;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What a download copies.
 *
 * @param share where it lies
 * @param paths files and directories there
 * @param check refuses what was listed where it is something else than expected
 */
record DownloadSources(RemoteShare share, List<CopyPath> paths, Consumer<ListedTree> check) {

  /** Lists all of it. */
  ListedTree list() {
    boolean datasets = paths.stream().anyMatch(this::holdsDatasets);
    List<Path> sources = paths.stream().map(CopyPath::path).toList();
    ListedTree tree = new RemoteTrees(share).sources(sources, datasets);
    check.accept(tree);
    return tree;
  }

  private boolean holdsDatasets(CopyPath source) {
    return datasets().startsWith(source.path());
  }

  private Path datasets() {
    return new SharedLayout(share.root()).datasets();
  }

  /** Datasets are often links to a larger disk: what they lead to is what is wanted. */
  Predicate<Path> linkedDatasets(ListedTree tree) {
    Set<Path> folders = new LinkedHashSet<>();
    for (CopyPath source : paths) {
      if (holdsDatasets(source)) {
        Path below = source.path().relativize(datasets());
        tree.findReal(source.path())
            .ifPresent(real -> folders.add(real.resolve(below).normalize()));
      }
    }
    return link -> folders.contains(link.getParent());
  }
}
