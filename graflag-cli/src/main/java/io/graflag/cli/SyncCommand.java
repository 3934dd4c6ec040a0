package io.graflag.cli;

import io.graflag.api.SharedFiles;
import io.graflag.api.copy.CopyOptions;
import io.graflag.api.copy.CopyReport;
import io.graflag.cli.render.CopyView;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code graflag sync}. */
@Command(
    name = "sync",
    description = {
      "Sends a method to methods/ of SHARED_DIR, or a library to libs/; only what changed.",
      "",
      "A method goes where METHOD_NAME in its .env says, in lower case; a library keeps the name of"
          + " its directory.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  graflag sync",
      "  graflag sync --path ~/methods/taddy --delete --dry-run",
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

  @Option(names = "--delete", description = "Delete there what is not here; it is listed.")
  private boolean delete;

  @Option(names = "--dry-run", description = "Change nothing: show what would be changed.")
  private boolean dryRun;

  SyncCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    SharedFiles files = context.open(output.json()).files();
    CopyOptions options = new CopyOptions(dryRun, delete);
    CopyView view = new CopyView(context.terminal(), output.json());
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
      view.print(report, true);
    }
    return 0;
  }
}
