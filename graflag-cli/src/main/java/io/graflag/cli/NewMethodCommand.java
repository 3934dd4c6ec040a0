package io.graflag.cli;

import io.graflag.api.authoring.Authoring;
import io.graflag.api.authoring.MethodLanguage;
import io.graflag.api.authoring.NewMethod;
import io.graflag.cli.render.NewMethodView;
import io.graflag.core.method.MethodName;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code graflag new-method}. */
@Command(
    description = {"Writes the directory of a method that works at once, to start from.", ""},
    footer = {
      "",
      "Examples:",
      "  graflag new-method my_method --language python",
      "  graflag new-method my_method --language cpp --path ~/lab/shared/methods",
      "",
      "It goes to methods/ of SHARED_DIR, else to ./shared/methods/."
    })
final class NewMethodCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private OutputOptions output = new OutputOptions();

  @Parameters(
      paramLabel = "NAME",
      description = "Its name: lower-case letters and digits, with single '.', '_' or '-'.")
  private String name;

  @Option(
      names = "--language",
      required = true,
      paramLabel = "LANGUAGE",
      description = "What it is written in: ${COMPLETION-CANDIDATES}.")
  private MethodLanguage language;

  @Option(
      names = "--path",
      paramLabel = "FOLDER",
      description = "Where its directory goes, in place of the methods of SHARED_DIR.")
  private Optional<Path> path = Optional.empty();

  NewMethodCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    MethodName checked = Authoring.name(name);
    Authoring authoring = context.open(output.json()).authoring();
    NewMethod method =
        path.map(parent -> authoring.create(checked, language, context.resolve(parent)))
            .orElseGet(() -> authoring.create(checked, language));
    if (output.json()) {
      OutputOptions.print(context.terminal(), method);
    } else {
      NewMethodView.print(context.terminal(), method, path.isEmpty());
    }
    return 0;
  }
}
