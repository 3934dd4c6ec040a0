package io.graflag.cli.render;

import io.graflag.api.Verification;
import io.graflag.cli.Terminal;
import io.graflag.core.evaluation.Finding;
import io.graflag.core.evaluation.Integrity;
import java.io.PrintWriter;
import java.util.List;

/** What speaks against trusting a run. */
public final class IntegrityView {
  private IntegrityView() {}

  /** Prints what a verification found, and the verdict. */
  public static void print(Terminal terminal, Verification found) {
    print(terminal, found.errors(), found.warnings());
    terminal.out().println(Plain.line(found.experimentName()) + ": " + verdict(found));
    terminal.out().flush();
  }

  /** Prints the findings of an evaluation; nothing where there are none. */
  static void print(Terminal terminal, Integrity found) {
    print(terminal, found.errors(), found.warnings());
    if (!found.isSound()) {
      terminal.out().println("The numbers of this run mean nothing until that is settled.");
    }
    if (!found.errors().isEmpty() || !found.warnings().isEmpty()) {
      terminal.out().println();
    }
  }

  private static void print(Terminal terminal, List<Finding> errors, List<Finding> warnings) {
    PrintWriter out = terminal.out();
    errors.forEach(error -> out.println("INTEGRITY ERROR: " + text(error)));
    warnings.forEach(warning -> out.println("Integrity warning: " + text(warning)));
  }

  private static String text(Finding finding) {
    return Plain.text(finding.message()) + " (" + Plain.line(finding.check()) + ")";
  }

  private static String verdict(Verification found) {
    if (!found.passed()) {
      return counted(found.errors().size(), "error") + " found; its numbers mean nothing.";
    }
    return found.warnings().isEmpty()
        ? "nothing speaks against its results."
        : "no error, " + counted(found.warnings().size(), "warning") + ".";
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
