package io.graflag.api.storage;

import io.graflag.api.copy.CopyItem;
import io.graflag.api.copy.CopyMeter;
import io.graflag.api.copy.CopyOptions;
import io.graflag.api.copy.CopyPath;
import io.graflag.api.copy.CopyPlan;
import io.graflag.api.copy.LocalTree;
import io.graflag.api.copy.PartialFile;
import io.graflag.api.storage.RemoteShare.Attempt;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies from this machine to the manager.
 *
 * <p>Large files come first, each into a file that waits beside its place. What is small follows in
 * one stream, or in several where it is much; at the end of the last one all that waits is moved.
 */
final class RemoteUpload implements CopyWay {
  private final RemoteShare share;
  private final RemoteTrees trees;
  private final List<CopyPath> sources;
  private final CopyPath destination;
  private final CopyOptions options;
  private RemoteTrees.Targets there;

  RemoteUpload(
      RemoteShare share, List<CopyPath> sources, CopyPath destination, CopyOptions options) {
    this.share = share;
    this.trees = new RemoteTrees(share);
    this.sources = sources;
    this.destination = destination;
    this.options = options;
  }

  @Override
  public CopyPlan look() {
    there = trees.targets(destination.path(), UploadTargets.of(sources, destination));
    if (options.delete()) {
      refuseOutside();
    }
    return new RemoteContents(share, true)
        .compared(
            options.contents(),
            contents ->
                CopyPlan.of(
                    sources,
                    destination,
                    link -> false,
                    options,
                    new CopyPlan.Sides(new LocalTree(), there.tree(), false, contents)));
  }

  /** Links inside SHARED_DIR are followed, but what they lead to may be somebody else's. */
  private void refuseOutside() {
    if (there.tree().isDirectory(destination.path())
        && !there.destination().startsWith(there.root())) {
      throw GraflagException.of(
          Kind.CONFLICT,
          "Cannot delete in "
              + destination.path()
              + ": it leads out of SHARED_DIR, to "
              + there.destination()
              + ".",
          "Leave --delete out, or name that directory itself as the destination of a copy.");
    }
  }

  @Override
  public void execute(CopyPlan plan, CopyMeter meter) {
    UploadParts parts = UploadParts.of(plan);
    int last = parts.batches().size() - 1;
    for (UploadBatch batch : parts.batches().subList(0, last)) {
      send(batch, plan, meter);
    }
    UploadBatch end = parts.batches().get(last);
    LargeUpload upload = new LargeUpload(share, there.tree(), plan, meter);
    List<UploadBatch.Large> arrived = new ArrayList<>();
    for (CopyItem.Content content : parts.large()) {
      upload.send(content, end.nearest(content.target())).ifPresent(arrived::add);
    }
    send(end.last(arrived), plan, meter);
  }

  private void send(UploadBatch batch, CopyPlan plan, CopyMeter meter) {
    if (batch.isEmpty()) {
      return;
    }
    UploadArchive archive = new UploadArchive(batch, plan, meter);
    String stage = PartialFile.beside(destination.path()).getFileName().toString();
    RemoteOutput.send(
        share,
        new Attempt("copy to", destination.path()),
        Script.RECEIVE,
        List.of(archive.base().toString(), stage),
        archive::writeTo);
  }
}
