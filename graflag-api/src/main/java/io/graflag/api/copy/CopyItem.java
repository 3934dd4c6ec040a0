package io.graflag.api.copy;

import java.nio.file.Path;
import java.util.Optional;

/** One thing to do at the destination, or one that is done already. */
public sealed interface CopyItem {

  /** Its place at the destination. */
  Path target();

  /** What changes; empty where nothing does. */
  Optional<CopyChange.Action> action();

  /**
   * A directory; its permissions and time are set when everything in it is there.
   *
   * @param source the directory it is a copy of
   * @param target its place at the destination
   * @param action what changes
   */
  record Folder(Path source, Path target, Optional<CopyChange.Action> action) implements CopyItem {}

  /**
   * A regular file.
   *
   * @param source the file it is a copy of
   * @param target its place at the destination
   * @param bytes its size
   * @param action what changes
   */
  record Content(Path source, Path target, long bytes, Optional<CopyChange.Action> action)
      implements CopyItem {}

  /**
   * A link that leads to a place in the same tree.
   *
   * @param target its place at the destination
   * @param leadsTo what it says there
   * @param action what changes
   */
  record Link(Path target, Path leadsTo, Optional<CopyChange.Action> action) implements CopyItem {}

  /**
   * What is not at the source.
   *
   * @param target its place at the destination
   */
  record Surplus(Path target) implements CopyItem {
    @Override
    public Optional<CopyChange.Action> action() {
      return Optional.of(CopyChange.Action.DELETE);
    }
  }
}
