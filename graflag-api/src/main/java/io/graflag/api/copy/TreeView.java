package io.graflag.api.copy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What lies at one side of a copy, on this machine or on another. */
public interface TreeView {

  /** What there is at a path; a link is not followed. */
  Optional<TreeEntry> entry(Path path) throws IOException;

  /** Whether something lies there, links followed: of a link, whether it leads somewhere. */
  boolean exists(Path path) throws IOException;

  /** Whether a directory lies there, links followed. */
  boolean isDirectory(Path path) throws IOException;

  /** What a directory holds, sorted. */
  List<Path> children(Path directory) throws IOException;

  /** A path that exists, with all links in it resolved. */
  Path real(Path path) throws IOException;

  /** A path with the links resolved in that part of it that exists. */
  Path resolved(Path path) throws IOException;
}
