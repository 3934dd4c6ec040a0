package io.graflag.api.storage;

import io.graflag.api.copy.CopyItem;
import io.graflag.api.copy.CopyMeter;
import io.graflag.api.copy.CopyOptions;
import io.graflag.api.copy.CopyPath;
import io.graflag.api.copy.CopyPlan;
import io.graflag.api.copy.FileTree;
import io.graflag.api.copy.ListedTree;
import io.graflag.api.copy.LocalTarget;
import io.graflag.api.copy.LocalTree;
import io.graflag.api.copy.NewFolder;
import io.graflag.api.copy.PartialFile;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies from the manager to this machine: all that is small in one stream, then each large file in
 * one of its own, from the byte on up to which it is here.
 */
final class RemoteDownload implements CopyWay {
  private final RemoteShare share;
  private final Clock clock;
  private final DownloadSources sources;
  private final CopyPath destination;
  private final CopyOptions options;
  private final Map<Path, CopyItem.Folder> created = new LinkedHashMap<>();
  private final Map<Path, LocalTarget.Attributes> folders = new LinkedHashMap<>();
  private ListedTree tree;

  RemoteDownload(
      RemoteShare share,
      Clock clock,
      DownloadSources sources,
      CopyPath destination,
      CopyOptions options) {
    this.share = share;
    this.clock = clock;
    this.sources = sources;
    this.destination = destination;
    this.options = options;
  }

  @Override
  public CopyPlan look() {
    tree = sources.list();
    CopyPlan plan =
        new RemoteContents(share, false)
            .compared(
                options.contents(),
                contents ->
                    CopyPlan.of(
                        sources.paths(),
                        destination,
                        sources.linkedDatasets(tree),
                        options,
                        new CopyPlan.Sides(tree, new LocalTree(), false, contents)));
    plan.items().forEach(this::refuseLink);
    return plan;
  }

  /**
   * Refuses to write into a directory that is a link: an earlier copy may have brought it. The one
   * that the user names may be one.
   */
  private void refuseLink(CopyItem item) {
    Path named = destination.path().toAbsolutePath();
    Path target = item.target().toAbsolutePath();
    Path folder = item instanceof CopyItem.Folder ? target : target.getParent();
    boolean below = folder.startsWith(named) && !folder.equals(named);
    if (below && Files.isSymbolicLink(folder)) {
      throw GraflagException.of(
          Kind.CONFLICT,
          "Cannot copy into " + folder + ": it is a link.",
          "Remove the link, or name what it leads to as the destination.");
    }
  }

  @Override
  public void execute(CopyPlan plan, CopyMeter meter) {
    DownloadArchive archive = new DownloadArchive(share, tree, plan, meter);
    List<CopyItem.Content> large = new ArrayList<>();
    for (CopyItem item : plan.items()) {
      try {
        prepare(item, archive, large);
      } catch (IOException e) {
        throw StorageErrors.of("write", item.target(), e);
      }
    }
    // Of those that came into being before the connection broke as well.
    for (CopyItem.Folder folder : created.values()) {
      if (!folders.containsKey(folder.target())) {
        archive.want(folder);
      }
    }
    archive.receive(folders);
    LargeDownload download = new LargeDownload(share, tree, plan, meter);
    large.forEach(download::receive);
    finish();
    archive.requireAll();
  }

  private void prepare(CopyItem item, DownloadArchive archive, List<CopyItem.Content> large)
      throws IOException {
    refuseLink(item);
    if (item instanceof CopyItem.Folder folder) {
      if (folder.action().isPresent() || NewFolder.isUnfinished(folder.target())) {
        NewFolder.create(folder.target());
        created.put(folder.target(), folder);
      } else if (!created.containsKey(folder.target())) {
        PartialFile.deleteAbandoned(folder.target(), clock.instant());
      }
    } else if (item instanceof CopyItem.Content content && content.action().isPresent()) {
      if (UploadParts.isLarge(content)) {
        large.add(content);
      } else {
        archive.want(content);
      }
    } else if (item instanceof CopyItem.Link link && link.action().isPresent()) {
      Files.createDirectories(link.target().toAbsolutePath().getParent());
      LocalTarget.write(link);
    } else if (item instanceof CopyItem.Surplus surplus) {
      FileTree.delete(surplus.target());
    }
  }

  /** Deepest first: what is written into a directory changes its time. */
  private void finish() {
    List<Path> targets = new ArrayList<>(created.keySet());
    for (int i = targets.size() - 1; i >= 0; i--) {
      Path target = targets.get(i);
      LocalTarget.Attributes attributes = folders.get(target);
      if (attributes == null) {
        continue; // it vanished, and was named
      }
      try {
        NewFolder.finish(target, attributes);
      } catch (IOException e) {
        throw StorageErrors.of("write", target, e);
      }
    }
  }
}
