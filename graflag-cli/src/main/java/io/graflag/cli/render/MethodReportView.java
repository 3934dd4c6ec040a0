package io.graflag.cli.render;

import io.graflag.api.authoring.Check;
import io.graflag.api.authoring.Check.Level;
import io.graflag.api.authoring.MethodReport;
import io.graflag.cli.Terminal;
import java.io.PrintWriter;

/** How a method stands to the contract. */
public final class MethodReportView {
  private MethodReportView() {}

  /** Prints all checks, the last lines of a run that failed, and whether the method is ready. */
  public static void print(Terminal terminal, MethodReport report) {
    Table table = Table.of("", "CHECK", "FOUND");
    for (Check check : report.checks()) {
      table.row(check.level().toString(), check.subject(), check.finding());
      check.advice().ifPresent(advice -> table.row("", "", "-> " + advice));
    }
    table.print(terminal);
    PrintWriter out = terminal.out();
    if (!report.output().isEmpty()) {
      out.println();
      out.println("The last lines of its output:");
      report.output().forEach(line -> out.println("  " + Plain.text(line)));
    }
    report.keptIn().ifPresent(path -> out.println("Kept: " + Plain.line(path)));
    out.println();
    out.println(conclusion(terminal.command(), report));
    out.flush();
  }

  private static String conclusion(String command, MethodReport report) {
    long errors = report.count(Level.ERROR);
    long warnings = report.count(Level.WARNING);
    String name = Plain.line(report.method());
    if (!report.ready()) {
      return name
          + " is not ready: "
          + counted(errors, "error")
          + (report.dataset().isEmpty() ? "; it was not run." : ".");
    }
    String ready =
        name + " is ready" + (warnings == 0 ? "" : ", with " + counted(warnings, "warning"));
    if (!report.listed() && report.sharedDir().isEmpty()) {
      return ready
          + ". No command finds it there; copy it to methods/ of SHARED_DIR: "
          + command
          + " sync --path "
          + ShellWord.of(report.directory());
    }
    String variable =
        report.sharedDir().map(p -> "GRAFLAG_SHARED_DIR=" + ShellWord.of(p) + " ").orElse("");
    return ready
        + ". Run it: "
        + variable
        + command
        + " run -m "
        + name
        + " -d "
        + report.dataset().orElseThrow()
        + " --evaluate";
  }

  private static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
