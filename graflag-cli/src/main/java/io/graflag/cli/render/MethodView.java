package io.graflag.cli.render;

import io.graflag.api.MethodInfo;
import io.graflag.cli.Terminal;
import java.io.PrintWriter;

/** One method with its parameters. */
public final class MethodView {
  private MethodView() {}

  /** Prints what the method is, and each parameter with its default and meaning. */
  public static void print(Terminal terminal, MethodInfo method) {
    PrintWriter out = terminal.out();
    String how = method.integration().map(word -> " (" + word + ")").orElse("");
    out.println(Plain.line(method.name() + how));
    method.description().ifPresent(text -> out.println(Plain.line(text)));
    method.problem().ifPresent(problem -> out.println("Cannot be run: " + Plain.line(problem)));
    out.println();
    Table facts = Table.of("RESULT TYPE", "DATASETS", "SOURCE");
    facts.row(method.resultType().orElse("-"), datasets(method), method.sourceCode().orElse("-"));
    facts.print(terminal);
    if (!method.parameters().isEmpty()) {
      out.println();
      Table parameters = Table.of("PARAMETER", "DEFAULT", "MEANING");
      method
          .parameters()
          .forEach(
              (key, value) ->
                  parameters.row(key, value, method.parameterDescriptions().getOrDefault(key, "")));
      parameters.print(terminal);
    }
    out.flush();
  }

  /** The datasets that a method supports, in one cell. */
  static String datasets(MethodInfo method) {
    return method.supportedData().isEmpty() ? "any" : String.join(",", method.supportedData());
  }
}
