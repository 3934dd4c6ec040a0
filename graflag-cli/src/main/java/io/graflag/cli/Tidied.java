package io.graflag.cli;

import io.graflag.api.Leftover;
import io.graflag.cli.render.LeftoverView;
import java.util.List;

/**
 * What came of tidying up.
 *
 * @param noun what was tidied: service, experiment
 * @param found what there was
 * @param applied whether what may be removed was to be removed
 */
record Tidied(String noun, List<Leftover> found, boolean applied) {

  /**
   * Shows it.
   *
   * @return the exit code: a failure where anything resisted
   */
  int show(Terminal terminal, boolean json) {
    if (json) {
      OutputOptions.print(terminal, found);
    } else {
      LeftoverView.print(terminal, noun, found, applied);
    }
    return applied && found.stream().anyMatch(one -> one.removable() && !one.removed()) ? 1 : 0;
  }
}
