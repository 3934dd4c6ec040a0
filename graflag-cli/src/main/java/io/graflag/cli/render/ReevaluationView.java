package io.graflag.cli.render;

import io.graflag.api.Reevaluation;
import io.graflag.cli.Terminal;
import java.util.List;
import java.util.Optional;

/** What moved when runs were evaluated again. */
public final class ReevaluationView {
  private ReevaluationView() {}

  /** Says how one run ended, as soon as it did. */
  public static void print(Terminal terminal, Reevaluation one) {
    terminal.out().println(Plain.text(one.experimentName() + ": " + words(one)));
    if (!one.moved().isEmpty()) {
      Table table = Table.of("  METRIC", "OLD", "NEW");
      one.moved()
          .forEach(
              moved -> table.row("  " + moved.metric(), text(moved.before()), text(moved.after())));
      table.print(terminal);
    }
    terminal.out().flush();
  }

  /** Sums up. */
  public static void printEnd(Terminal terminal, List<Reevaluation> all) {
    long failed = all.stream().filter(one -> !one.succeeded()).count();
    long moved = all.stream().filter(one -> !one.moved().isEmpty()).count();
    terminal
        .out()
        .println(
            all.isEmpty()
                ? "There was nothing to evaluate."
                : all.size() - failed + " evaluated, " + moved + " moved, " + failed + " failed.");
    terminal.out().flush();
  }

  private static String words(Reevaluation one) {
    if (!one.succeeded()) {
      return "FAILED: " + one.failure().orElseThrow();
    }
    if (one.first()) {
      return "evaluated for the first time";
    }
    return one.moved().isEmpty() ? "nothing moved" : one.moved().size() + " moved";
  }

  private static String text(Optional<Number> value) {
    return value.map(EvaluationView::text).orElse("none");
  }
}
