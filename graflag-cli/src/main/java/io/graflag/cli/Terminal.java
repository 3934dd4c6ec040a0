package io.graflag.cli;

import java.io.OutputStream;
import java.io.PrintWriter;

/**
 * What a command writes to.
 *
 * @param out results
 * @param err progress, notices and errors
 * @param bytes results as raw bytes, the same stream as {@code out}
 * @param live whether {@code err} is a screen on which a line can be written over
 * @param columns width of the screen in characters
 */
public record Terminal(
    PrintWriter out, PrintWriter err, OutputStream bytes, boolean live, int columns) {}
