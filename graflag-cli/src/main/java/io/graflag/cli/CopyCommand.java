package io.graflag.cli;

import io.graflag.api.SharedFiles;
import io.graflag.api.copy.CopyOptions;
import io.graflag.api.copy.CopyPath;
import io.graflag.api.copy.CopyReport;
import io.graflag.cli.render.CopyView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code graflag copy}. */
@Command(
    description = {
      "Copies files and directories to SHARED_DIR, or from it; only what changed.",
      "",
      "A directory goes into the destination under its own name; with a final slash, what it holds"
          + " does. Links that lead out of what is copied are left out.",
      "",
      "Where the connection breaks, the copy waits up to two minutes for another one and goes on at"
          + " the byte; so does the same command after that.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  graflag copy -s ~/data/cora --dest datasets",
      "  graflag copy -s ~/data/cora/ --dest datasets/cora --dry-run",
      "  graflag copy -s a.csv b.csv --dest datasets/mine/ --checksum",
      "  graflag copy --from-remote -s experiments/exp__midas__darpa__20260309_143000 --dest ."
    })
final class CopyCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private OutputOptions output = new OutputOptions();

  @Option(
      names = {"-s", "--source"},
      required = true,
      arity = "1..*",
      paramLabel = "SOURCE",
      description = "What to copy; under SHARED_DIR with --from-remote.")
  private List<String> sources = new ArrayList<>();

  @Option(
      names = "--dest",
      required = true,
      paramLabel = "DESTINATION",
      description = "Where to; under SHARED_DIR without --from-remote.")
  private String destination;

  @Option(
      names = {"-r", "--recursive"},
      description = "Directories with all they hold; a directory implies it.")
  private boolean recursive;

  @Option(names = "--from-remote", description = "Copy from SHARED_DIR to this machine.")
  private boolean fromRemote;

  @Option(
      names = "--checksum",
      description = "Compare what files of equal size hold, not their times; reads all of them.")
  private boolean checksum;

  @Option(names = "--dry-run", description = "Copy nothing: show what would be copied.")
  private boolean dryRun;

  CopyCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    SharedFiles files = context.open(output.json()).files();
    CopyOptions usual = new CopyOptions(dryRun, false);
    CopyOptions options = checksum ? usual.comparingContents() : usual;
    CopyView view = new CopyView(context.terminal(), output.json(), changes -> {});
    Path base = context.workingDirectory();
    CopyReport report;
    try {
      report =
          Interruption.endingCopy(
              context.terminal(),
              () ->
                  fromRemote
                      ? files.download(sources, CopyPath.parse(destination, base), options, view)
                      : files.upload(
                          sources.stream().map(source -> CopyPath.parse(source, base)).toList(),
                          destination,
                          options,
                          view));
    } finally {
      view.clear();
    }
    if (output.json()) {
      OutputOptions.print(context.terminal(), report);
    } else {
      view.print(report, dryRun);
    }
    return 0;
  }
}
