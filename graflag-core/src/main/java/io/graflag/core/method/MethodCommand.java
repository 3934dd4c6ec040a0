package io.graflag.core.method;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The shell command line of a method: COMMAND, and its parameters as flags.
 *
 * @param line for {@code /bin/sh -c}
 */
public record MethodCommand(String line) {
  /** Variables that every method runs with: what Python prints arrives at once. */
  public static final Map<String, String> SURROUNDINGS = Map.of("PYTHONUNBUFFERED", "1");

  private static final Pattern SHELL_NAME = Pattern.compile("[A-Za-z0-9_]+");

  /** The command as it is; the method reads its parameters from the environment. */
  public static MethodCommand of(String command) {
    return new MethodCommand(command);
  }

  /**
   * The command with {@code --<name in lower case> <value>} for each parameter {@code _NAME}.
   *
   * <p>Sorted by the bytes of the name; an empty value gives the flag alone.
   *
   * @param command what the method's {@code .env} says
   * @param environment variables, which the command must run with; {@link ParameterNames} says
   *     which are parameters
   */
  public static MethodCommand withParameters(String command, Map<String, String> environment) {
    StringBuilder line = new StringBuilder(command);
    for (String name : ParameterNames.of(environment)) {
      line.append(' ').append(quoted("--" + name.substring(1).toLowerCase(Locale.ROOT)));
      String value = environment.get(name);
      if (!value.isEmpty()) {
        line.append(' ').append(argument(name, value));
      }
    }
    return new MethodCommand(line.toString());
  }

  private static String argument(String name, String value) {
    // Images often run without a locale, and then a JVM cannot write other characters than those of
    // ASCII into a command line. The variable itself reaches the shell byte by byte: it is named.
    return isAscii(value) || !SHELL_NAME.matcher(name).matches()
        ? quoted(value)
        : "\"$" + name + "\"";
  }

  /** Quotes a text so that the shell passes it on unchanged, as one argument. */
  static String quoted(String text) {
    return isPlain(text) ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9')
          && "-_./,:+=@%".indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 128);
  }
}
