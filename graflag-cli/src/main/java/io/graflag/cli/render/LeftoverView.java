package io.graflag.cli.render;

import io.graflag.api.Leftover;
import io.graflag.cli.Terminal;
import java.util.List;
import java.util.Locale;

/** What could be tidied away, or was. */
public final class LeftoverView {
  private LeftoverView() {}

  /**
   * Prints a table and what comes next.
   *
   * @param noun what they are: service, experiment
   * @param applied whether those that may be removed were
   */
  public static void print(Terminal terminal, String noun, List<Leftover> found, boolean applied) {
    if (found.isEmpty()) {
      terminal.out().println("There is no " + noun + " to remove.");
      return;
    }
    Table table = Table.of(noun.toUpperCase(Locale.ROOT), "STATE", "", "DETAIL");
    found.forEach(one -> table.row(one.name(), one.state(), verb(one, applied), one.detail()));
    table.print(terminal);
    terminal.out().flush();
    long removable = found.stream().filter(Leftover::removable).count();
    if (!applied && removable > 0) {
      terminal.err().println("Nothing was removed; with --apply, " + removable + " would be.");
      terminal.err().flush();
    }
  }

  private static String verb(Leftover one, boolean applied) {
    if (!one.removable()) {
      return "kept";
    }
    if (one.removed()) {
      return "removed";
    }
    return applied ? "failed" : "would go";
  }
}
