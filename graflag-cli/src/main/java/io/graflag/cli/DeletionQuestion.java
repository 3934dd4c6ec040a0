package io.graflag.cli;

import io.graflag.api.copy.CopyChange;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Asks whether to delete what a copy would delete.
 *
 * @param yes whether that was answered before
 * @param silent whether to ask nobody
 */
record DeletionQuestion(Terminal terminal, boolean yes, boolean silent) {

  /**
   * Asks, where something would be deleted.
   *
   * @throws GraflagException USAGE where nobody is there to be asked, FAILED after a no
   */
  void ask(List<CopyChange> changes) {
    long count = changes.stream().filter(c -> c.action() == CopyChange.Action.DELETE).count();
    if (count == 0 || yes) {
      return;
    }
    Optional<BufferedReader> input = silent ? Optional.empty() : terminal.input().get();
    if (input.isEmpty()) {
      throw GraflagException.of(
          Kind.USAGE,
          "Nothing was changed: it would delete " + paths(count) + ", and nobody can be asked.",
          "--yes answers before; --dry-run shows what would be deleted.");
    }
    terminal.err().print("Delete " + paths(count) + " there, with all below? [y/N] ");
    terminal.err().flush();
    if (!List.of("y", "yes").contains(answer(input.get()))) {
      throw GraflagException.of(Kind.FAILED, "Nothing was changed.");
    }
  }

  private static String paths(long count) {
    return count == 1 ? "1 path" : count + " paths";
  }

  private static String answer(BufferedReader input) {
    try {
      String line = input.readLine();
      return line == null ? "" : line.strip().toLowerCase(Locale.ROOT);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read what is typed", e);
    }
  }
}
