package io.graflag.core;

import java.util.Objects;
import java.util.Optional;

/**
 * The one exception of GraFlag: a kind for programs, a message and a hint for people.
 *
 * <p>The message says what was tried, on what, and what happened, naming both sides of a mismatch.
 * The hint says what to do next. A kind becomes words or an exit code only at the edges (command
 * line, HTTP, {@code GraFlagAPI}).
 */
public final class GraflagException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong, as far as a program needs to know. */
  public enum Kind {
    /** The request itself makes no sense: a bad option, a reserved name. */
    USAGE,
    /** A method, dataset, experiment or file that was named does not exist. */
    NOT_FOUND,
    /** A file or value exists but breaks its format. */
    INVALID_INPUT,
    /** Somebody else has it, or it is in a state that forbids the operation. */
    CONFLICT,
    /** A machine or a service on it does not answer, or does not let us in. */
    UNREACHABLE,
    /** The storage refused: permissions, a broken disk. */
    STORAGE,
    /** The storage is full. */
    STORAGE_FULL,
    /** Work was started and did not succeed. */
    FAILED,
    /** The thread was interrupted while waiting. */
    INTERRUPTED
  }

  private final Kind kind;
  private final String hint;

  /**
   * Creates an exception from all its parts.
   *
   * @param kind what went wrong, for programs
   * @param message what was tried, on what, and what happened
   * @param hint what to do next, or null
   * @param cause the exception underneath, or null
   */
  public GraflagException(Kind kind, String message, String hint, Throwable cause) {
    super(Objects.requireNonNull(message, "message"), cause);
    this.kind = Objects.requireNonNull(kind, "kind");
    this.hint = hint;
  }

  /** Creates an exception without a hint. */
  public static GraflagException of(Kind kind, String message) {
    return new GraflagException(kind, message, null, null);
  }

  /** Creates an exception that says what to do next. */
  public static GraflagException of(Kind kind, String message, String hint) {
    return new GraflagException(kind, message, hint, null);
  }

  /** What went wrong, for programs. */
  public Kind kind() {
    return kind;
  }

  /** What to do next, where there is advice. */
  public Optional<String> hint() {
    return Optional.ofNullable(hint);
  }
}
