package io.graflag.api.copy;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * What lies at a path, links not followed.
 *
 * @param kind what it is
 * @param bytes its size
 * @param modified when it was written last
 * @param leadsTo what a link says
 */
public record TreeEntry(Kind kind, long bytes, FileTime modified, Optional<Path> leadsTo) {

  /** What may lie at a path. */
  public enum Kind {
    /** A regular file. */
    FILE,
    /** A directory. */
    DIRECTORY,
    /** A symbolic link. */
    LINK,
    /** A device, a pipe or a socket. */
    OTHER
  }

  /** Whether it is of a kind. */
  public boolean is(Kind wanted) {
    return kind == wanted;
  }
}
