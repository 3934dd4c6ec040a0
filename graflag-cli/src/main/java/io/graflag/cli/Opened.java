package io.graflag.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * What a command opened, to be closed when it has ended.
 *
 * <p>A program whose connections are still open takes a third of a second longer to exit: Java
 * gives each thread that is in the middle of a system call that long to come back.
 */
final class Opened {
  private final List<Runnable> closings = new ArrayList<>();

  /** Takes note of how something is closed. */
  void add(Runnable closing) {
    closings.add(closing);
  }

  /** Closes all of it. */
  void close() {
    closings.forEach(Runnable::run);
    closings.clear();
  }
}
