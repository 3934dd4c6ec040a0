package io.graflag.cli.render;

import io.graflag.api.ExperimentInfo;
import io.graflag.cli.Terminal;
import java.util.List;

/** How a run ended. */
public final class RunView {
  private RunView() {}

  /**
   * Prints the end of a run on standard output.
   *
   * @param lastLines what the method wrote last, shown where it did not complete
   */
  public static void print(Terminal terminal, ExperimentInfo info, List<String> lastLines) {
    terminal.out().println(sentence(info));
    if (!info.isCompleted()) {
      info.detail().ifPresent(detail -> terminal.out().println(indented(detail)));
      boolean told = info.detail().map(detail -> detail.contains("\n")).orElse(false);
      if (!told && !lastLines.isEmpty()) {
        terminal.out().println("The last lines of its output:");
        lastLines.forEach(line -> terminal.out().println("  " + line));
      }
      terminal.out().println("All of it: " + terminal.command() + " logs -e " + info.name());
    }
    terminal.out().flush();
  }

  /** Prints the end of a run beside its output, on standard error. */
  public static void printEnd(Terminal terminal, ExperimentInfo info) {
    terminal.err().println(sentence(info));
    if (!info.isCompleted()) {
      info.detail().ifPresent(detail -> terminal.err().println(indented(detail)));
    }
    terminal.err().flush();
  }

  private static String sentence(ExperimentInfo info) {
    return info.method()
        + " on "
        + info.dataset()
        + ": "
        + info.status()
        + info.reason().map(reason -> " (" + reason + ")").orElse("")
        + info.execTimeMs().map(time -> " after " + Quantities.millis(time)).orElse("")
        + info.cpuSeconds().map(time -> ", CPU time " + Quantities.millis(1000 * time)).orElse("")
        + info.peakMemoryMb().map(peak -> ", peak memory " + Quantities.megabytes(peak)).orElse("")
        + "\n  "
        + info.name();
  }

  private static String indented(String text) {
    return "  " + Plain.text(text).replace("\n", "\n  ");
  }
}
