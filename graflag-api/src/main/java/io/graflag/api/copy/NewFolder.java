package io.graflag.api.copy;

import io.graflag.api.copy.LocalTarget.Attributes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A directory of this machine while what it holds arrives: only its owner may use it.
 *
 * <p>A file in it says so, by which a later copy knows one that was never finished from one that a
 * user keeps private.
 */
public final class NewFolder {
  private NewFolder() {}

  /** Creates it, where it is not there yet, and what is above it. */
  public static void create(Path folder) throws IOException {
    Files.createDirectories(folder.toAbsolutePath().getParent());
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      // Another copy may be about to create it as well.
      Files.createDirectories(folder, LocalTarget.forOwner(folder, "rwx------"));
      FileChannel.open(
              sign(folder),
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              LocalTarget.forOwner(folder, "rw-------"))
          .close();
    }
  }

  /** Whether it was created and never finished. */
  public static boolean isUnfinished(Path folder) {
    return Files.exists(sign(folder), LinkOption.NOFOLLOW_LINKS);
  }

  /** Gives it its permissions and its time; nothing is written into it afterwards. */
  public static void finish(Path folder, Attributes attributes) throws IOException {
    Files.deleteIfExists(sign(folder));
    LocalTarget.finish(folder, attributes.mode(), attributes.modified());
  }

  private static Path sign(Path folder) {
    return PartialFile.kept(folder, "unfinished");
  }
}
