package io.graflag.cli.render;

import io.graflag.api.RunCheck;
import io.graflag.api.RunPreview;
import io.graflag.api.RunVariable;
import io.graflag.cli.Terminal;
import java.io.PrintWriter;

/** What a run would be. */
public final class PreviewView {
  private PreviewView() {}

  /** Prints it on standard output, warnings on standard error. */
  public static void print(Terminal terminal, RunPreview preview) {
    PrintWriter out = terminal.out();
    out.println(
        preview.method()
            + " on "
            + preview.dataset()
            + ": "
            + (preview.ready() ? "can run; nothing was created." : "cannot run."));
    out.println();
    Table checks = Table.of("CHECK", "OUTCOME", "DETAIL");
    for (RunCheck check : preview.checks()) {
      checks.row(check.name(), check.outcome().toString(), check.detail());
    }
    checks.print(terminal);
    if (preview.command().isPresent()) {
      out.println();
      out.println("Experiment  " + preview.experiment());
      out.println("Directory   " + preview.workingDirectory().orElseThrow());
      out.println("Command     " + Plain.text(preview.command().get()));
      preview.timeoutSeconds().ifPresent(limit -> out.println("Time limit  " + limit + " s"));
      out.println();
      Table variables = Table.of("VARIABLE", "ORIGIN", "VALUE");
      for (RunVariable variable : preview.variables()) {
        variables.row(variable.name(), variable.origin().toString(), variable.value());
      }
      variables.print(terminal);
      out.println("and " + preview.inherited() + " variables of this shell.");
    }
    out.flush();
    preview
        .warnings()
        .forEach(warning -> terminal.err().println("warning: " + Plain.text(warning)));
    terminal.err().flush();
  }
}
