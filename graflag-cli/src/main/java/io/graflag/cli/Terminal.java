package io.graflag.cli;

import java.io.BufferedReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a command writes to and reads from.
 *
 * @param out results
 * @param err progress, notices and errors
 * @param bytes results as raw bytes, the same stream as {@code out}
 * @param live whether {@code err} is a screen on which a line can be written over
 * @param columns width of the screen in characters
 * @param input what a user types; nothing where nobody is there to type
 * @param command how this program was called, for commands that a user may type next
 */
public record Terminal(
    PrintWriter out,
    PrintWriter err,
    OutputStream bytes,
    boolean live,
    int columns,
    Supplier<Optional<BufferedReader>> input,
    String command) {

  /** A terminal at which nobody sits. */
  public Terminal(PrintWriter out, PrintWriter err, OutputStream bytes, boolean live, int columns) {
    this(out, err, bytes, live, columns, Optional::empty, "graflag");
  }
}
