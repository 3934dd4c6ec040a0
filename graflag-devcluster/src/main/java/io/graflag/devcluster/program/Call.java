package io.graflag.devcluster.program;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One call of a program.
 *
 * @param arguments its arguments, none of which ever meets a shell of this machine
 * @param input its standard input
 * @param variables variables that differ from those of this process
 * @param limit how long it may take
 */
public record Call(
    List<String> arguments, String input, Map<String, String> variables, Duration limit) {
  private static final Duration USUAL = Duration.ofSeconds(60);

  public Call {
    arguments = List.copyOf(arguments);
    variables = Map.copyOf(variables);
  }

  /** A call without input, of at most a minute. */
  public static Call of(String... arguments) {
    return of(List.of(arguments));
  }

  /** The same from a list. */
  public static Call of(List<String> arguments) {
    return new Call(arguments, "", Map.of(), USUAL);
  }

  /** The same with a text on standard input. */
  public Call withInput(String text) {
    return new Call(arguments, text, variables, limit);
  }

  /** The same with variables of its own. */
  public Call withVariables(Map<String, String> changed) {
    return new Call(arguments, input, changed, limit);
  }

  /** The same with another limit. */
  public Call within(Duration longest) {
    return new Call(arguments, input, variables, longest);
  }
}
