package io.graflag.devcluster.program;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One call of a program.
 *
 * @param arguments its arguments, none of which ever meets a shell of this machine
 * @param input its standard input
 * @param variables variables that differ from those of this process
 * @param limit how long it may take
 * @param listener hears the lines of both its outputs as they come
 */
public record Call(
    List<String> arguments,
    String input,
    Map<String, String> variables,
    Duration limit,
    Consumer<String> listener) {
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
    return new Call(arguments, "", Map.of(), USUAL, line -> {});
  }

  /** The same with a text on standard input. */
  public Call withInput(String text) {
    return new Call(arguments, text, variables, limit, listener);
  }

  /** The same with variables of its own. */
  public Call withVariables(Map<String, String> changed) {
    return new Call(arguments, input, changed, limit, listener);
  }

  /** The same with another limit. */
  public Call within(Duration longest) {
    return new Call(arguments, input, variables, longest, listener);
  }

  /** The same with somebody who hears every line. */
  public Call heardBy(Consumer<String> hearing) {
    return new Call(arguments, input, variables, limit, hearing);
  }
}
