package io.graflag.cli;

import io.graflag.api.ExperimentInfo;
import io.graflag.api.Experiments;
import io.graflag.api.GraFlag;
import io.graflag.api.RunEvent;
import io.graflag.api.RunListener;
import io.graflag.api.storage.OutputTail;
import io.graflag.cli.render.Plain;
import io.graflag.cli.render.RunView;
import io.graflag.cli.render.WaitingView;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.StorageErrors;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code graflag logs}. */
@Command(
    description = {
      "Shows what a method wrote to its standard output and error.",
      "",
      "A connection that breaks is made again, and no byte is lost or shown twice. What a method"
          + " writes carries no times: with --since nothing of it is shown where the last of it is"
          + " older, and else all of it.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  graflag logs -e exp__midas__darpa__20260309_143000 --tail 20",
      "  graflag logs -f -e exp__midas__darpa__20260309_143000 --since 10m",
      "  graflag logs -f -e exp__midas__darpa__20260309_143000 --tee output.txt"
    })
final class LogsCommand implements Callable<Integer> {
  private static final int CHUNK_BYTES = 1 << 20;

  private final Context context;

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private ExperimentOption experiment = new ExperimentOption();

  @Option(
      names = {"-f", "--follow"},
      description = "Go on until the run ends, then say how it ended; exit with 1 if it failed.")
  private boolean follow;

  @Option(
      names = "--tail",
      paramLabel = "N",
      description = "Only the last N lines of what there is.")
  private Optional<Integer> tail = Optional.empty();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "Nothing where the last of it is older: 90s, 10m, 2h or 1d ago, or 2026-03-09T14:30:00.")
  private Optional<String> since = Optional.empty();

  @Option(
      names = "--tee",
      paramLabel = "FILE",
      description = "Write the same bytes to a file, too; it must not exist.")
  private Optional<Path> tee = Optional.empty();

  LogsCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (tail.orElse(0) < 0) {
      throw GraflagException.of(Kind.USAGE, "--tail must not be negative: " + tail.get() + ".");
    }
    GraFlag graflag = context.open(true);
    Experiments experiments = graflag.experiments();
    if (output.json()) {
      return json(experiments);
    }
    Optional<OutputTail> old = old(experiments);
    try (OutputStream copy = openCopy()) {
      long offset = old.map(OutputTail::end).orElse(0L);
      if (old.isPresent() && !follow) {
        return 0;
      }
      if (tail.isPresent() && old.isEmpty()) {
        OutputTail last = experiments.outputTail(experiment.name(), tail.get());
        write(last.bytes(), copy);
        offset = last.end();
      }
      boolean hasOutput = experiments.output(experiment.name(), 0, 1).length > 0;
      if (tail.isEmpty() && old.isEmpty()) {
        showBuild(experiments.buildLog(experiment.name()), hasOutput || follow);
      }
      return follow ? followed(experiments, offset, copy) : rest(experiments, offset, copy);
    } catch (IOException e) {
      throw StorageErrors.of("write", tee.orElseThrow(), e);
    }
  }

  /** The output, without its lines, where all of it is older than what is asked for. */
  private Optional<OutputTail> old(Experiments experiments) {
    if (since.isEmpty()) {
      return Optional.empty();
    }
    ZoneId zone = context.clock().getZone();
    Instant from = Since.parse(since.get(), experiments::now, zone);
    OutputTail all = experiments.outputTail(experiment.name(), 0);
    Optional<Instant> last = all.modified();
    boolean isOld = last.isPresent() && last.get().isBefore(from);
    boolean isPartlyOld =
        last.isPresent() && from.isAfter(experiment.name().time().atZone(zone).toInstant());
    if (isOld) {
      note("Nothing was written since then; the last of it is of " + time(last.get(), zone) + ".");
    } else if (isPartlyOld) {
      note("Some of it was written since then. It carries no times, so all of it is shown.");
    }
    return isOld ? Optional.of(all) : Optional.empty();
  }

  private static String time(Instant moment, ZoneId zone) {
    return OffsetDateTime.ofInstant(moment, zone).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private void note(String text) {
    context.terminal().err().println("note: " + text);
    context.terminal().err().flush();
  }

  private int json(Experiments experiments) {
    if (follow) {
      throw GraflagException.of(
          Kind.USAGE, "--json and --follow exclude each other.", "Leave one of them out.");
    }
    int most = old(experiments).isPresent() ? 0 : tail.orElse(Integer.MAX_VALUE);
    byte[] bytes = experiments.outputTail(experiment.name(), most).bytes();
    String text = new String(bytes, StandardCharsets.UTF_8);
    List<String> lines = text.isEmpty() ? List.of() : text.lines().toList();
    OutputOptions.print(context.terminal(), Map.of("logs", lines));
    return 0;
  }

  private int rest(Experiments experiments, long start, OutputStream copy) {
    long offset = start;
    byte[] bytes = experiments.output(experiment.name(), offset, CHUNK_BYTES);
    if (offset == 0 && bytes.length == 0) {
      write(experiments.serviceLog(experiment.name()), copy);
      ExperimentInfo info = experiments.get(experiment.name());
      context.terminal().err().println("No output; the run is " + info.status() + ".");
      info.detail().map(Plain::text).ifPresent(context.terminal().err()::println);
    }
    while (bytes.length > 0) {
      write(bytes, copy);
      offset += bytes.length;
      bytes = experiments.output(experiment.name(), offset, CHUNK_BYTES);
    }
    return 0;
  }

  private int followed(Experiments experiments, long offset, OutputStream copy) {
    WaitingView waiting = new WaitingView(context.terminal());
    AtomicBoolean anything = new AtomicBoolean(offset > 0);
    RunListener printing =
        event -> {
          if (event instanceof RunEvent.Output written) {
            anything.set(true);
            write(written.bytes(), copy);
          } else if (event instanceof RunEvent.Progress progress) {
            waiting.on(progress);
          }
        };
    ExperimentInfo info =
        Detaching.whileRunning(
            () -> Optional.of(experiment.name()),
            false,
            context.terminal(),
            () -> experiments.follow(experiment.name(), offset, printing));
    if (!anything.get()) {
      write(experiments.serviceLog(experiment.name()), copy);
    }
    RunView.printEnd(context.terminal(), info);
    return info.isCompleted() ? 0 : 1;
  }

  /** What the image's build printed, beside the output so that this stays what it is. */
  private void showBuild(byte[] log, boolean beside) {
    if (beside) {
      context.terminal().err().print(Plain.text(new String(log, StandardCharsets.UTF_8)));
      context.terminal().err().flush();
    } else {
      write(log, OutputStream.nullOutputStream());
    }
  }

  private OutputStream openCopy() throws IOException {
    return tee.isPresent()
        ? Files.newOutputStream(tee.get(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
        : OutputStream.nullOutputStream();
  }

  private void write(byte[] bytes, OutputStream copy) {
    // Which of the two was closed or is full decides what the user is told.
    write(bytes, context.terminal().bytes(), Path.of("standard output"));
    write(bytes, copy, tee.orElse(Path.of("no copy")));
  }

  private static void write(byte[] bytes, OutputStream to, Path name) {
    try {
      to.write(bytes);
    } catch (IOException e) {
      throw StorageErrors.of("write", name, e);
    }
  }
}
