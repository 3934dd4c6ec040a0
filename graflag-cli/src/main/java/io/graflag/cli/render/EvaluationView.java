package io.graflag.cli.render;

import io.graflag.api.EvaluationResults;
import io.graflag.cli.Terminal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Metrics as a table, and where the plots are. */
public final class EvaluationView {
  /** Beyond this a double has no room for the units, and all are whole. */
  private static final double WHOLE = 1e15;

  private EvaluationView() {}

  /** Prints an evaluation. */
  public static void print(Terminal terminal, EvaluationResults found) {
    terminal.out().println();
    Table table = Table.of("METRIC", "VALUE");
    found.metrics().forEach((name, value) -> table.row(name, text(value)));
    table.print(terminal);
    found.warnings().forEach(warning -> terminal.out().println("Warning: " + Plain.text(warning)));
    terminal.out().println();
    terminal.out().println("Written:");
    terminal.out().println("  " + Plain.text(found.evaluationPath()));
    found.plotsAvailable().forEach(path -> terminal.out().println("  " + Plain.text(path)));
    terminal.out().flush();
  }

  private static String text(Number value) {
    if (value == null) {
      return "undefined";
    }
    if (value instanceof Double number) {
      double size = Math.abs(number);
      // From 2 upwards it is no share of anything: a whole span of time, say.
      if (size >= 2 && size < WHOLE && number == Math.rint(number)) {
        return String.format(Locale.ROOT, "%.1f", number);
      }
      boolean plain = size == 0 || size >= 1e-4 && size < 1e9;
      // Six decimals tell methods apart; the file holds every digit.
      return plain
          ? String.format(Locale.ROOT, "%.6f", number)
          : new BigDecimal(number).round(new MathContext(7)).toString();
    }
    return value.toString();
  }
}
