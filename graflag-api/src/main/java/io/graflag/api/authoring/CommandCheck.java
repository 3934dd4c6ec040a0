package io.graflag.api.authoring;

import io.graflag.core.method.MethodSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether what COMMAND starts is there. */
final class CommandCheck {
  private static final String SUBJECT = "COMMAND";

  /** Words that the shell does itself. */
  private static final Set<String> BUILT_IN =
      Set.of(
          "!", ":", ".", "[", "break", "cd", "echo", "eval", "exit", "export", "false", "for", "if",
          "printf", "read", "set", "test", "true", "trap", "ulimit", "umask", "unset", "wait",
          "while");

  /** Words before a program, which run it. */
  private static final Set<String> BEFORE = Set.of("exec", "env", "nice", "nohup", "time");

  private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*");

  /** What only the shell can tell. */
  private static final Pattern SHELL = Pattern.compile(".*[$`'\"(){}*?\\\\].*");

  /** Where a word ends although no blank follows. */
  private static final Pattern END = Pattern.compile("[;&|<>].*");

  private static final Pattern QUOTED =
      Pattern.compile("'[^']*+'|\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"");

  private static final Pattern COMMENT = Pattern.compile("\\s#");

  private static final Pattern SCRIPT = Pattern.compile("[\\w./-]+\\.(py|sh|java|jl|R|js)");

  private CommandCheck() {}

  static void check(MethodSpec spec, MethodFolder method, String path, Findings findings) {
    Optional<String> command =
        findings.readable(SUBJECT, "Add the line COMMAND=... to the .env.", spec::command);
    if (command.isEmpty()) {
      return;
    }
    if (COMMENT.matcher(QUOTED.matcher(command.get()).replaceAll("x")).find()) {
      findings.warning(
          SUBJECT,
          "It holds a comment, and the parameters that are appended become part of that.",
          "Write the comment in a line of its own, above.");
    }
    Iterator<String> words = List.of(command.get().split("\\s+")).iterator();
    String program = program(words);
    if (isForTheShell(program)) {
      findings.ok(SUBJECT, "It is there; what it starts is the shell's to find.");
      return;
    }
    if (!isThere(program, method.directory(), path)) {
      findings.error(
          SUBJECT,
          program.contains("/")
              ? "Its program " + program + " is no executable file in " + method.directory() + "."
              : "Its program " + program + " is not on the PATH.",
          "Install it, or correct COMMAND=" + command.get());
      return;
    }
    Optional<String> script = script(words);
    if (script.isPresent() && !Files.exists(method.directory().resolve(script.get()))) {
      findings.error(
          SUBJECT,
          "Its file " + script.get() + " is not in " + method.directory() + ".",
          "COMMAND runs in the method's own directory; write the path from there.");
      return;
    }
    findings.ok(SUBJECT, program + " is there.");
  }

  private static boolean isForTheShell(String program) {
    return program.isEmpty()
        || program.startsWith("-")
        || BUILT_IN.contains(program)
        || SHELL.matcher(program).matches();
  }

  private static String program(Iterator<String> words) {
    while (words.hasNext()) {
      String word = words.next();
      if (!ASSIGNMENT.matcher(word).matches() && !BEFORE.contains(word)) {
        return END.matcher(word).replaceFirst("");
      }
    }
    return "";
  }

  /**
   * The file that an interpreter is given: the first word that is no flag, if it looks like one.
   */
  private static Optional<String> script(Iterator<String> words) {
    while (words.hasNext()) {
      String word = words.next();
      if (!word.startsWith("-")) {
        return Optional.of(word).filter(name -> SCRIPT.matcher(name).matches());
      }
    }
    return Optional.empty();
  }

  private static boolean isThere(String program, Path directory, String path) {
    Stream<Path> candidates =
        program.contains("/")
            ? Stream.of(directory.resolve(program))
            : Arrays.stream(path.split(":"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder).resolve(program));
    return candidates.anyMatch(file -> Files.isRegularFile(file) && Files.isExecutable(file));
  }
}
