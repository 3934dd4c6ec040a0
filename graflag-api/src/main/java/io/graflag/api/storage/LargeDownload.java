package io.graflag.api.storage;

import io.graflag.api.copy.CopyItem;
import io.graflag.api.copy.CopyMeter;
import io.graflag.api.copy.CopyPlan;
import io.graflag.api.copy.KeptFile;
import io.graflag.api.copy.ListedTree;
import io.graflag.api.copy.TreeEntry;
import io.graflag.api.storage.RemoteShare.Attempt;
import io.graflag.core.Json;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** Receives large files, each from the byte on up to which it is here and the same. */
final class LargeDownload {
  private static final int CHUNK_BYTES = 1 << 18;

  private final RemoteShare share;
  private final ListedTree tree;
  private final CopyPlan plan;
  private final CopyMeter meter;

  /**
   * Prepares for receiving.
   *
   * @param tree what lies on the manager
   * @param plan takes what is left out
   */
  LargeDownload(RemoteShare share, ListedTree tree, CopyPlan plan, CopyMeter meter) {
    this.share = share;
    this.tree = tree;
    this.plan = plan;
    this.meter = meter;
  }

  void receive(CopyItem.Content content) {
    TreeEntry entry = tree.entry(content.source()).orElseThrow();
    Attempt attempt = new Attempt("copy from", content.source());
    try (KeptFile file =
        KeptFile.open(
            content.target(),
            share.shell().describe(),
            content.source().toString(),
            content.target().toAbsolutePath().toString(),
            Long.toString(entry.bytes()),
            SourceFacts.seconds(entry.modified()))) {
      receive(content, entry, file, attempt);
    } catch (IOException e) {
      throw StreamFailure.of(share, attempt, e);
    }
  }

  private void receive(CopyItem.Content content, TreeEntry entry, KeptFile file, Attempt attempt)
      throws IOException {
    long kept = kept(file, content.source(), entry.bytes());
    Optional<PartInput> part = PartInput.open(share, attempt, content.source(), kept);
    if (kept > 0 && part.isPresent() && !part.get().isStill(entry)) {
      // It changed since it was listed: what is kept is of no use.
      part.get().close();
      kept = 0;
      part = PartInput.open(share, attempt, content.source(), 0);
    }
    if (part.isEmpty()) {
      plan.leaveOut(
          content.target(),
          "Left out, vanished meanwhile: " + Json.quoted(content.source().toString()));
      return;
    }
    try (PartInput rest = part.get()) {
      file.keep(kept);
      meter.keep(kept, content.target());
      write(rest, file, content.target());
      if (file.size() != rest.bytes()) {
        file.discard();
        throw new IOException(content.source() + " became shorter while it was read");
      }
      file.publish(rest.mode(), rest.modified());
    }
    meter.addFile();
  }

  /** How many bytes are here and the same; none is trusted without being compared. */
  private long kept(KeptFile file, Path source, long bytes) throws IOException {
    long size = file.size();
    if (size == 0 || size > bytes) {
      return 0;
    }
    Prefix prefix = Prefix.asked(share, source, size);
    return prefix.isLike(file.digest()) ? size : 0;
  }

  private void write(InputStream part, KeptFile file, Path target) throws IOException {
    byte[] chunk = new byte[CHUNK_BYTES];
    for (int count = part.read(chunk); count >= 0; count = part.read(chunk)) {
      try {
        file.write(chunk, count);
      } catch (IOException e) {
        if (StorageErrors.isFull(e)) {
          file.discard();
        }
        throw new StreamFailure.OfThisSide(target, e);
      }
      meter.add(count, target);
    }
  }
}
