package io.graflag.api.copy;

import java.nio.file.Path;

/**
 * One change at the destination.
 *
 * @param action what is done
 * @param path the file, link or directory at the destination
 * @param bytes size of a file that is written, else 0
 */
public record CopyChange(Action action, Path path, long bytes) {

  /** What is done to a path. */
  public enum Action {
    /** There was none. */
    CREATE("create"),
    /** There was another. */
    UPDATE("update"),
    /** It is not at the source. */
    DELETE("delete");

    private final String word;

    Action(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }
}
