package io.graflag.cli;

import io.graflag.api.SharedFiles;
import io.graflag.api.copy.CopyChange;
import io.graflag.api.copy.CopyOptions;
import io.graflag.api.copy.CopyReport;
import io.graflag.cli.render.CopyView;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code graflag sync}. */
@Command(
    description = {
      "Sends a method to methods/ of SHARED_DIR, or a library to libs/; only what changed.",
      "",
      "A method goes where METHOD_NAME in its .env says, in lower case; a library keeps the name of"
          + " its directory.",
      "",
      "What will change is shown first. What --delete would delete is asked for at a terminal;"
          + " elsewhere it needs --yes.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  graflag sync",
      "  graflag sync --path ~/methods/taddy --delete --dry-run",
      "  graflag sync --path ~/methods/taddy --delete --yes",
      "  graflag sync --lib --path ~/libs/graph_tools"
    })
final class SyncCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private OutputOptions output = new OutputOptions();

  @Option(
      names = "--path",
      paramLabel = "FOLDER",
      description = "The directory of the method or library; this one unless told otherwise.")
  private String path = ".";

  @Option(names = "--lib", description = "It is a library, not a method.")
  private boolean library;

  @Option(names = "--delete", description = "Delete there what is not here; it is listed before.")
  private boolean delete;

  @Option(
      names = {"-y", "--yes"},
      description = "Delete without asking.")
  private boolean yes;

  @Option(
      names = "--checksum",
      description = "Compare what files of equal size hold, not their times; reads all of them.")
  private boolean checksum;

  @Option(names = "--dry-run", description = "Change nothing: show what would be changed.")
  private boolean dryRun;

  SyncCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    SharedFiles files = context.open(output.json()).files();
    CopyOptions usual = new CopyOptions(dryRun, delete);
    CopyOptions options = checksum ? usual.comparingContents() : usual;
    CopyView view = new CopyView(context.terminal(), output.json(), this::showFirst);
    Path directory = context.resolve("--path", path);
    CopyReport report;
    try {
      report =
          Interruption.endingCopy(
              context.terminal(),
              () ->
                  library
                      ? files.syncLibrary(directory, options, view)
                      : files.syncMethod(directory, options, view));
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

  private void showFirst(List<CopyChange> changes) {
    if (!output.json()) {
      CopyView.print(context.terminal(), changes);
    }
    DeletionQuestion question = new DeletionQuestion(context.terminal(), yes, output.json());
    question.ask(changes);
  }
}
