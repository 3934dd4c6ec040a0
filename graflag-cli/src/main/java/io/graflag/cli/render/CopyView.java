package io.graflag.cli.render;

import io.graflag.api.copy.CopyChange;
import io.graflag.api.copy.CopyListener;
import io.graflag.api.copy.CopyProgress;
import io.graflag.api.copy.CopyReport;
import io.graflag.cli.Terminal;
import io.graflag.core.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Shows a copy while it goes on, and what it did. */
public final class CopyView implements CopyListener {
  private static final int LEAST_TEXT = 10;

  private final Terminal terminal;
  private final boolean quiet;
  private final Consumer<List<CopyChange>> whenPlanned;
  private final Pace pace = new Pace();
  private boolean isCut;
  private int width;

  /**
   * Creates a view.
   *
   * @param quiet whether to show nothing while it goes on
   * @param whenPlanned hears what will be done, before anything is
   */
  public CopyView(Terminal terminal, boolean quiet, Consumer<List<CopyChange>> whenPlanned) {
    this.terminal = terminal;
    this.quiet = quiet;
    this.whenPlanned = whenPlanned;
  }

  @Override
  public void planned(List<CopyChange> changes) {
    whenPlanned.accept(changes);
  }

  @Override
  public void cut(String why) {
    if (!isCut) {
      clear();
      terminal
          .err()
          .println("note: " + Plain.line(why) + " Trying again; what arrived there is kept.");
      terminal.err().flush();
    }
    isCut = true;
  }

  @Override
  public void on(CopyProgress progress) {
    isCut = false;
    if (quiet || !terminal.live()) {
      return;
    }
    double rate =
        pace.bytesPerSecond(System.nanoTime(), progress.bytesDone() - progress.bytesKept());
    double left = rate > 0 ? (progress.bytes() - progress.bytesDone()) / rate : 0;
    line(
        String.format(
            Locale.ROOT,
            "%3d%%  %s of %s  %s/s  %s left  %s",
            progress.bytes() == 0 ? 100 : 100 * progress.bytesDone() / progress.bytes(),
            Quantities.bytes(progress.bytesDone()),
            Quantities.bytes(progress.bytes()),
            Quantities.bytes(rate),
            Quantities.clock(Duration.ofSeconds(Math.round(left))),
            Plain.line(progress.current())));
  }

  /** Removes the line that was written over. */
  public void clear() {
    if (width > 0) {
      terminal.err().print("\r" + " ".repeat(width) + "\r");
      terminal.err().flush();
      width = 0;
    }
  }

  /**
   * Prints what was done, or would be.
   *
   * @param everything whether to show each change
   */
  public void print(CopyReport report, boolean everything) {
    if (everything) {
      print(terminal, report.changes());
    }
    report.notices().forEach(text -> terminal.err().println("note: " + Plain.line(text)));
    terminal.err().flush();
    terminal
        .out()
        .println(
            (report.dryRun() ? "Would copy " : "Copied ")
                + files(report.filesCopied())
                + " ("
                + Quantities.bytes(report.bytes())
                + kept(report)
                + (report.dryRun() ? "" : " in " + Quantities.millis(report.seconds() * 1000))
                + "), "
                + report.filesSkipped()
                + " unchanged"
                + (report.deleted() > 0 ? ", " + report.deleted() + " deleted" : "")
                + ": "
                + path(report.destination()));
    terminal.out().flush();
  }

  /** Prints changes, one a line. */
  public static void print(Terminal terminal, List<CopyChange> changes) {
    for (CopyChange change : changes) {
      terminal.out().println(change.action() + "  " + path(change.path()));
    }
    terminal.out().flush();
  }

  private static String kept(CopyReport report) {
    return report.bytesKept() == 0
        ? ""
        : ", " + Quantities.bytes(report.bytesKept()) + " of it kept from a copy that was cut,";
  }

  private static String files(int count) {
    return count == 1 ? "1 file" : count + " files";
  }

  /** A name may hold a line end, which would look like two names. */
  private static String path(Path named) {
    String path = named.toString();
    return path.equals(Plain.line(path)) ? path : Json.quoted(path);
  }

  private void line(String text) {
    int room = Math.max(LEAST_TEXT, terminal.columns() - 1);
    String shown = text.length() > room ? text.substring(0, room) : text;
    terminal.err().print("\r" + shown + " ".repeat(Math.max(0, width - shown.length())));
    terminal.err().flush();
    width = shown.length();
  }
}
