package io.graflag.cli.render;

import io.graflag.api.Difference;
import io.graflag.api.Replay;
import io.graflag.cli.Terminal;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a replay repeats, and what is not as it was. */
public final class ReplayView {
  private ReplayView() {}

  /** Prints it on standard error. */
  public static void print(Terminal terminal, Replay replay) {
    terminal.err().println("Replaying " + Plain.line(replay.experiment()) + ".");
    for (Difference difference : replay.differences()) {
      terminal.err().println("  " + Plain.line(sentence(difference)));
    }
    terminal.err().flush();
  }

  /** The same for JSON. */
  public static Map<String, Object> json(Replay replay) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("from", replay.from());
    json.put("experiment", replay.experiment());
    json.put("differences", replay.differences());
    return json;
  }

  private static String sentence(Difference difference) {
    String then = difference.recorded().orElse("");
    String now = difference.now().orElse("");
    String name = difference.name();
    return switch (difference.subject()) {
      case COMMAND -> "the command has changed; now: " + now + "; recorded: " + then;
      case VARIABLE ->
          difference.now().isEmpty()
              ? name + " was " + then + "; the .env does not hold it any more"
              : difference.recorded().isEmpty()
                  ? name + " is " + now + "; the .env did not hold it"
                  : name + " is " + now + " in the .env; it was " + then;
      case DEFAULT ->
          "the default of " + name + " is " + now + " now; it runs with the recorded " + then;
      case UNDECLARED ->
          "the method declares no " + name + " any more; it runs with the recorded " + then;
      case ADDED -> "the method declares " + name + " since; it runs with its default " + now;
      case VERSION -> "recorded by GraFlag " + then + "; this is " + now;
      case COMMIT -> "the method's directory was at commit " + then + "; it is at " + now;
      case ENGINE -> "recorded with " + then + "; " + now;
    };
  }
}
