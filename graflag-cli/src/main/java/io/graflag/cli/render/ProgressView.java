package io.graflag.cli.render;

import io.graflag.api.RunEvent;
import io.graflag.api.RunListener;
import io.graflag.cli.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Shows a run while it goes on: elapsed time, memory, and the method's last line. */
public final class ProgressView implements RunListener {
  /** Where lines cannot be written over, one now and then is enough. */
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(30);

  private static final int LEAST_TEXT = 10;

  private final Terminal terminal;
  private final boolean tee;
  private final boolean quiet;
  private final LastLines lines = new LastLines();
  private final LastLines build = new LastLines();
  private final WaitingView waiting;
  private Duration lastPrinted = Duration.ZERO;
  private int width;
  private boolean outputLost;

  /**
   * Creates a view.
   *
   * @param tee whether to show all that the method prints instead of its last line
   * @param quiet whether to show nothing
   */
  public ProgressView(Terminal terminal, boolean tee, boolean quiet) {
    this.terminal = terminal;
    this.tee = tee;
    this.quiet = quiet;
    this.waiting = new WaitingView(terminal);
  }

  @Override
  public void on(RunEvent event) {
    if (event instanceof RunEvent.Output output) {
      lines.add(output.bytes());
      show(output);
    } else if (event instanceof RunEvent.Building building) {
      built(building);
    } else if (event instanceof RunEvent.Warned warned) {
      clear();
      terminal.err().println("warning: " + Plain.text(warned.message()));
      terminal.err().flush();
    } else if (event instanceof RunEvent.Progress progress) {
      progress(progress);
    } else if (event instanceof RunEvent.Started && !quiet) {
      clear();
      terminal.err().println(event.experiment());
      terminal.err().flush();
    } else if (event instanceof RunEvent.Finished) {
      clear();
    }
  }

  /** Says what goes on now, on a screen. */
  public void say(String text) {
    if (terminal.live() && !quiet) {
      line(text);
    }
  }

  /** Removes the line that was written over. */
  public void clear() {
    if (width > 0) {
      terminal.err().print("\r" + " ".repeat(width) + "\r");
      terminal.err().flush();
      width = 0;
    }
  }

  /** What the method wrote last, at most 20 lines. */
  public List<String> lastLines() {
    return lines.all();
  }

  /** Whether standard output was closed while the method's output was shown there. */
  public boolean isOutputLost() {
    return outputLost;
  }

  private void show(RunEvent.Output output) {
    if (!tee || quiet || outputLost) {
      return;
    }
    try {
      terminal.bytes().write(output.bytes());
    } catch (IOException e) {
      // Nobody reads it any more; the run goes on, and how it ends is still worth knowing.
      outputLost = true;
    }
  }

  /** One line that changes on a screen, all of them elsewhere: what failed is read there. */
  private void built(RunEvent.Building building) {
    if (quiet) {
      return;
    }
    if (terminal.live() && !tee) {
      build.add(building.bytes());
      line("building  " + build.last());
    } else {
      terminal.err().print(Plain.text(new String(building.bytes(), StandardCharsets.UTF_8)));
      terminal.err().flush();
    }
  }

  private void progress(RunEvent.Progress progress) {
    String text =
        progress.state()
            + "  "
            + Quantities.clock(progress.elapsed())
            + progress.detail().map(why -> "  " + Plain.text(why)).orElse("")
            + progress.memoryMb().map(mb -> "  " + Quantities.megabytes(mb)).orElse("");
    if (quiet) {
      return;
    }
    if (tee) {
      waiting.on(progress);
      return;
    }
    if (terminal.live()) {
      line(text + "  " + lines.last());
    } else if (progress.elapsed().minus(lastPrinted).compareTo(BETWEEN_LINES) >= 0) {
      lastPrinted = progress.elapsed();
      terminal.err().println(text + "  " + lines.last());
      terminal.err().flush();
    }
  }

  private void line(String text) {
    int room = Math.max(LEAST_TEXT, terminal.columns() - 1);
    String shown = text.length() > room ? text.substring(0, room) : text;
    terminal.err().print("\r" + shown + " ".repeat(Math.max(0, width - shown.length())));
    terminal.err().flush();
    width = shown.length();
  }
}
