package io.graflag.cli.render;

import io.graflag.api.authoring.NewMethod;
import io.graflag.cli.Terminal;
import java.io.PrintWriter;

/** What was written for a new method, and what to do next. */
public final class NewMethodView {
  private NewMethodView() {}

  /**
   * Prints it on standard output.
   *
   * @param listed whether commands find the method by its name alone
   */
  public static void print(Terminal terminal, NewMethod method, boolean listed) {
    PrintWriter out = terminal.out();
    out.println("Written: " + Plain.line(method.directory()));
    method.files().forEach(file -> out.println("  " + file));
    out.println();
    out.println("It works already. Next:");
    out.println(
        "  "
            + terminal.command()
            + " check-method "
            + (listed ? method.name() : ShellWord.of(method.directory())));
    if (listed) {
      out.println(
          "  " + terminal.command() + " run -m " + method.name() + " -d sample_graph --evaluate");
    }
    out.println("Then make it yours: " + method.files().get(0) + " and .env.");
    out.flush();
  }
}
