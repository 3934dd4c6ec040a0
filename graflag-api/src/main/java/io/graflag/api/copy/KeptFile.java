package io.graflag.api.copy;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.Set;

/**
 * A file of this machine while it arrives: what is there stays when the copy is cut.
 *
 * <p>Nobody else may read it, as few may perhaps read the whole. One copy has it at a time; another
 * of the same file meanwhile writes to one of its own.
 */
public final class KeptFile implements Closeable {
  private final Path path;
  private final Path target;
  private final FileChannel channel;

  private KeptFile(Path path, Path target, FileChannel channel) {
    this.path = path;
    this.target = target;
    this.channel = channel;
  }

  /**
   * Opens what there is, or begins.
   *
   * @param target the final name, beside which it lies
   * @param identity as {@link PartialFile#kept}
   */
  public static KeptFile open(Path target, String... identity) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path kept = PartialFile.kept(folder, identity);
    FileChannel channel = channel(kept);
    if (isTaken(channel)) {
      channel.close();
      Path own = PartialFile.beside(target);
      return new KeptFile(own, target, channel(own));
    }
    return new KeptFile(kept, target, channel);
  }

  private static FileChannel channel(Path path) throws IOException {
    return FileChannel.open(
        path,
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
        LocalTarget.forOwner(path, "rw-------"));
  }

  private static boolean isTaken(FileChannel channel) {
    try {
      // The lock ends with the channel, or with its process.
      Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
      return lock.isEmpty();
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (IOException e) {
      // A file system without locks: what it holds is compared before it is used.
      return false;
    }
  }

  /** Bytes that are there. */
  public long size() throws IOException {
    return channel.size();
  }

  /** The SHA-256 of all that is there. */
  public String digest() throws IOException {
    return Sha256.of(channel, channel.size());
  }

  /** Keeps the first bytes only; what is written next comes after them. */
  public void keep(long bytes) throws IOException {
    channel.truncate(bytes).position(bytes);
  }

  /** Adds bytes. */
  public void write(byte[] bytes, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** Gives it its final name, where it replaces what was there. */
  public void publish(int mode, FileTime modified) throws IOException {
    LocalTarget.finish(path, mode, modified);
    Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Deletes it: nobody can go on with it. */
  public void discard() throws IOException {
    Files.deleteIfExists(path);
  }

  /** Keeps what there is, for the next one who opens it. */
  @Override
  public void close() throws IOException {
    if (channel.isOpen() && channel.size() == 0) {
      Files.deleteIfExists(path);
    }
    channel.close();
  }
}
