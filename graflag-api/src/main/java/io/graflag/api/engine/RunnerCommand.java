package io.graflag.api.engine;

import io.graflag.api.swarm.ImageCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts our runner in the place of the original's in the command of an image.
 *
 * <p>Published images start {@code python -m graflag_runner [flags]}, some of them under a launcher
 * or in a shell; what stands before and after stays as it is.
 *
 * @param entrypoint in place of the image's entry point; empty where that stays
 * @param arguments in place of the image's command; empty where that stays
 */
record RunnerCommand(Optional<List<String>> entrypoint, Optional<List<String>> arguments) {
  private static final String MODULE = "graflag_runner";
  private static final Pattern PYTHON = Pattern.compile("(?:.*/)?python[0-9.]*");
  private static final Pattern MODULE_FLAG = Pattern.compile("-[A-Za-z]*m");

  /** Flags of Python whose argument is a word of its own. */
  private static final Pattern LONG_FLAG = Pattern.compile("-[WX]");

  private static final Pattern SHELL = Pattern.compile("(?:.*/)?(?:ba|da|z|k)?sh");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./=:@%+,\\- \\t]+");
  private static final Pattern ASSIGNMENT = Pattern.compile("\\w+=.*");
  private static final Pattern IN_TEXT =
      Pattern.compile(
          "(?<![\\w./-])(?:exec\\s+)?(?:[\\w./-]*/)?python[0-9.]*(?:\\s+-(?:[WX]\\s+[\\w:.=]+|[A-Za-z]+))*?\\s+-[A-Za-z]*m\\s+"
              + MODULE
              + "(?![\\w.-])");

  /** Nothing is replaced: the image has a command of its own. */
  static final RunnerCommand UNCHANGED = new RunnerCommand(Optional.empty(), Optional.empty());

  /**
   * The command of a service.
   *
   * @param image what the image starts
   * @param runner path of our runner inside the container
   */
  static RunnerCommand of(ImageCommand image, String runner) {
    Optional<List<String>> arguments = replaced(image.arguments(), runner);
    if (arguments.isPresent()) {
      return new RunnerCommand(Optional.empty(), arguments);
    }
    Optional<List<String>> entrypoint = replaced(image.entrypoint(), runner);
    if (entrypoint.isPresent()) {
      return new RunnerCommand(entrypoint, Optional.of(image.arguments()));
    }
    List<String> both = new ArrayList<>(image.entrypoint());
    both.addAll(image.arguments());
    return replaced(both, runner)
        .map(words -> new RunnerCommand(Optional.of(words), Optional.of(List.of())))
        .orElse(UNCHANGED);
  }

  /** Whether our runner takes the place of the original's. */
  boolean isReplaced() {
    return entrypoint.isPresent() || arguments.isPresent();
  }

  private static Optional<List<String>> replaced(List<String> words, String runner) {
    for (int start = 0; start < words.size(); start++) {
      int end = PYTHON.matcher(words.get(start)).matches() ? endOfCall(words, start + 1) : -1;
      if (end > 0) {
        List<String> result = new ArrayList<>(words.subList(0, start));
        result.add(runner);
        result.addAll(words.subList(end, words.size()));
        return Optional.of(result);
      }
    }
    return inShell(words, runner);
  }

  /** Where the words of the call end that Python makes of the module; -1 where it makes none. */
  private static int endOfCall(List<String> words, int afterPython) {
    int next = afterPython;
    while (next + 1 < words.size()) {
      String word = words.get(next);
      if (MODULE_FLAG.matcher(word).matches()) {
        return words.get(next + 1).equals(MODULE) ? next + 2 : -1;
      }
      if (!word.startsWith("-")) {
        return -1;
      }
      next += LONG_FLAG.matcher(word).matches() ? 2 : 1;
    }
    return -1;
  }

  private static Optional<List<String>> inShell(List<String> words, String runner) {
    int script = words.size() - 1;
    boolean isShell =
        script >= 2
            && SHELL.matcher(words.get(script - 2)).matches()
            && words.get(script - 1).matches("-[a-z]*c");
    if (!isShell) {
      return Optional.empty();
    }
    String text = words.get(script);
    List<String> before = words.subList(0, script - 2);
    List<String> plain = new ArrayList<>(List.of(text.strip().split("[ \\t]+")));
    // Variables before a command are the shell's to set.
    if (PLAIN.matcher(text).matches() && !ASSIGNMENT.matcher(plain.get(0)).matches()) {
      // Without a shell between, a signal reaches the runner itself.
      if (plain.get(0).equals("exec")) {
        plain.remove(0);
      }
      return replaced(plain, runner)
          .map(
              call -> {
                List<String> result = new ArrayList<>(before);
                result.addAll(call);
                return result;
              });
    }
    Matcher found = IN_TEXT.matcher(text);
    if (!found.find()) {
      return Optional.empty();
    }
    boolean isLast = text.substring(found.end()).chars().noneMatch(c -> ";&|\n".indexOf(c) >= 0);
    String call = (isLast ? "exec " : "") + runner;
    List<String> result = new ArrayList<>(words.subList(0, script));
    result.add(text.substring(0, found.start()) + call + text.substring(found.end()));
    return Optional.of(result);
  }
}
