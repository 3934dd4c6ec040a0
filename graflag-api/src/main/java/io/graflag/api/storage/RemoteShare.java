package io.graflag.api.storage;

import io.graflag.api.ssh.Argv;
import io.graflag.api.ssh.Finished;
import io.graflag.api.ssh.Shell;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * SHARED_DIR on the manager, and the way to run something there.
 *
 * @param shell runs commands on the manager
 * @param root SHARED_DIR, an absolute path of the manager
 */
record RemoteShare(Shell shell, Path root) {
  private static final int LONGEST_WORDS = 300;

  /** What tar says after it has said what is wrong. */
  private static final Pattern FAREWELL = Pattern.compile("^tar: (Exiting with|Error is not)");

  RemoteShare {
    if (!root.isAbsolute()) {
      throw GraflagException.of(
          Kind.USAGE, "SHARED_DIR is " + root + ", which is no absolute path of the manager.");
    }
    root = root.normalize();
  }

  /**
   * Something to do with a file of the manager.
   *
   * @param action what is tried, as an infinitive
   * @param path what it is tried on
   */
  record Attempt(String action, Path path) {}

  /** Runs a script that reads nothing; fails unless it exits with 0. */
  Finished call(Attempt attempt, Script script, String... arguments) {
    return checked(attempt, finish(script, new byte[0], List.of(arguments)));
  }

  /** Runs a script, however it ends. */
  Finished finish(Script script, byte[] input, List<String> arguments) {
    return shell.run(command(script, arguments), input, Shell.USUAL_LIMIT);
  }

  /** Runs a script for which the usual limit may be too short. */
  Finished finish(Script script, Duration limit, String... arguments) {
    return shell.run(command(script, List.of(arguments)), new byte[0], limit);
  }

  Finished checked(Attempt attempt, Finished finished) {
    if (!finished.succeeded()) {
      throw failure(attempt, finished.exitCode(), finished.errors());
    }
    return finished;
  }

  Argv command(Script script, List<String> arguments) {
    return script.command(root, arguments);
  }

  /** The path, which has to lie under SHARED_DIR, as an argument of a script. */
  String inside(Path path) {
    Path normal = path.normalize();
    if (!normal.startsWith(root)) {
      throw GraflagException.of(
          Kind.USAGE, Json.quoted(path.toString()) + " leaves SHARED_DIR, " + root + ".");
    }
    return normal.toString();
  }

  /** A path under SHARED_DIR; where no path of this machine can hold it, one for people. */
  Path path(String relative) {
    try {
      return root.resolve(relative);
    } catch (InvalidPathException e) {
      return root.resolve(relative.replaceAll("[^ -~]", "?"));
    }
  }

  /** What a script says by its exit code, and by the words of the programs that it runs. */
  GraflagException failure(Attempt attempt, int code, String errors) {
    String what = "Cannot " + attempt.action + " " + attempt.path + " on " + shell.describe();
    String words = words(errors);
    return switch (code) {
      case Script.Code.NO_SHARED_DIR ->
          GraflagException.of(
              Kind.NOT_FOUND,
              what + ": SHARED_DIR, " + root + ", is no directory there.",
              "'graflag setup' creates it; SHARED_DIR in the configuration says where it is.");
      case Script.Code.NO_GNU, Script.Code.NO_PROGRAM ->
          GraflagException.of(
              Kind.FAILED,
              what + ": a program is missing there, or is not the one of GNU: " + words + ".",
              "The manager needs GNU coreutils, findutils and tar.");
      case Script.Code.CUT ->
          GraflagException.of(Kind.UNREACHABLE, what + ": not all of it arrived there.");
      case Script.Code.NOT_FOUND ->
          GraflagException.of(Kind.NOT_FOUND, what + ": it does not exist.");
      case Script.Code.TOO_LARGE ->
          GraflagException.of(Kind.STORAGE, what + ": it is larger than 64 MB.");
      case Script.Code.NO_FILE ->
          GraflagException.of(Kind.STORAGE, what + ": it is no regular file.");
      case Script.Code.CHANGED, Script.Code.TAKEN ->
          GraflagException.of(
              Kind.CONFLICT, what + ": others keep changing it.", "Try again in a moment.");
      default ->
          StorageErrors.isFull(new IOException(errors))
              ? GraflagException.of(
                  Kind.STORAGE_FULL,
                  what + ": no space left on its disk.",
                  "Free some space and try again; a file that was there before is unchanged.")
              : GraflagException.of(Kind.STORAGE, what + ": " + words + ".");
    };
  }

  /** The last line of what programs said, with nothing in it that could steer a terminal. */
  private static String words(String errors) {
    List<String> lines =
        errors.lines().filter(line -> !line.isBlank() && !FAREWELL.matcher(line).find()).toList();
    if (lines.isEmpty()) {
      return "it failed without a word";
    }
    String last = lines.get(lines.size() - 1).strip();
    String shown = last.length() > LONGEST_WORDS ? last.substring(0, LONGEST_WORDS) : last;
    return shown.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?").replaceAll("[.]+$", "");
  }
}
