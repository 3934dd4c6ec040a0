package io.graflag.api.storage;

import io.graflag.api.copy.CopyItem;
import io.graflag.api.copy.CopyMeter;
import io.graflag.api.copy.CopyPlan;
import io.graflag.api.copy.ListedTree;
import io.graflag.api.copy.PartialFile;
import io.graflag.api.copy.Sha256;
import io.graflag.api.copy.TreeEntry;
import io.graflag.api.storage.RemoteShare.Attempt;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** Sends large files, each from the byte on up to which it is there and the same. */
final class LargeUpload {
  private static final int CHUNK_BYTES = 1 << 18;

  private final RemoteShare share;
  private final ListedTree there;
  private final CopyPlan plan;
  private final CopyMeter meter;

  /**
   * Prepares for sending.
   *
   * @param there what lies at the destination, what was kept of copies that were cut among it
   * @param plan takes what is left out
   */
  LargeUpload(RemoteShare share, ListedTree there, CopyPlan plan, CopyMeter meter) {
    this.share = share;
    this.there = there;
    this.plan = plan;
    this.meter = meter;
  }

  /**
   * Sends one.
   *
   * @param folder where it waits for its place
   * @return what arrived; empty where it vanished
   */
  Optional<UploadBatch.Large> send(CopyItem.Content content, Path folder) {
    Path source = content.source();
    try (FileChannel file = FileChannel.open(source, StandardOpenOption.READ)) {
      // Read before the content: what is written to it meanwhile is found by the next copy.
      SourceFacts facts = SourceFacts.of(source);
      Path waiting =
          PartialFile.kept(
              folder,
              content.target().toString(),
              source.toString(),
              facts.key(),
              Long.toString(facts.bytes()),
              facts.seconds());
      send(content, file, facts, waiting);
      meter.addFile();
      return Optional.of(new UploadBatch.Large(waiting, content.target(), facts.bytes()));
    } catch (NoSuchFileException e) {
      plan.leaveOut(content.target(), UploadArchive.vanished(content));
      return Optional.empty();
    } catch (ClosedByInterruptException e) {
      throw new GraflagException(Kind.INTERRUPTED, "Interrupted while copying.", null, e);
    } catch (IOException e) {
      throw StorageErrors.of("read", source, e);
    }
  }

  private void send(CopyItem.Content content, FileChannel file, SourceFacts facts, Path waiting)
      throws IOException {
    long kept = kept(file, facts, waiting);
    meter.keep(kept, content.target());
    RemoteOutput.send(
        share,
        new Attempt("copy to", content.target()),
        Script.STORE,
        List.of(
            waiting.getParent().toString(),
            waiting.getFileName().toString(),
            Long.toString(kept),
            Long.toString(facts.bytes()),
            facts.octal(),
            facts.seconds()),
        out -> write(content, file, kept, facts.bytes(), out));
  }

  /** How many bytes are there and the same; none is trusted without being compared. */
  private long kept(FileChannel file, SourceFacts facts, Path waiting) throws IOException {
    long size =
        there
            .entry(waiting)
            .filter(e -> e.is(TreeEntry.Kind.FILE))
            .map(TreeEntry::bytes)
            .orElse(0L);
    if (size == 0 || size > facts.bytes()) {
      return 0;
    }
    Prefix prefix = Prefix.asked(share, waiting, size);
    return prefix.isLike(Sha256.of(file, size)) ? size : 0;
  }

  private void write(
      CopyItem.Content content, FileChannel file, long from, long to, OutputStream out)
      throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
    for (long at = from; at < to; ) {
      chunk.clear().limit((int) Math.min(CHUNK_BYTES, to - at));
      int count = read(content, file, chunk, at);
      out.write(chunk.array(), 0, count);
      at += count;
      meter.add(count, content.target());
    }
  }

  /** A file of this machine that cannot be read is another failure than a broken stream. */
  private static int read(CopyItem.Content content, FileChannel file, ByteBuffer chunk, long at)
      throws ClosedByInterruptException {
    try {
      int count = file.read(chunk, at);
      if (count < 0) {
        throw UploadArchive.becameShorter(content);
      }
      return count;
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      throw StorageErrors.of("read", content.source(), e);
    }
  }
}
