package io.graflag.api.copy;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A source or a destination as a user writes it.
 *
 * @param path the path
 * @param slash whether a slash followed: of a source that means what the directory holds, of a
 *     destination that it is a directory
 */
public record CopyPath(Path path, boolean slash) {

  /**
   * Reads a path.
   *
   * @param text the path, perhaps with a final slash
   * @param base where a relative path starts
   * @throws GraflagException USAGE where it is empty or holds what no path can
   */
  public static CopyPath parse(String text, Path base) {
    if (text.isEmpty()) {
      throw GraflagException.of(Kind.USAGE, "An empty path names no file.");
    }
    try {
      Path path = base.resolve(text);
      Path last = path.getFileName();
      // "." and ".." name a directory by what it holds, too.
      boolean holds = last == null || last.toString().equals(".") || last.toString().equals("..");
      return new CopyPath(path.normalize(), holds || text.endsWith("/"));
    } catch (InvalidPathException e) {
      throw new GraflagException(
          Kind.USAGE, Json.quoted(text) + " is no path: " + e.getReason() + ".", null, e);
    }
  }
}
