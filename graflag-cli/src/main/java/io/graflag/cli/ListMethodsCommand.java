package io.graflag.cli;

import io.graflag.api.GraFlag;
import io.graflag.api.MethodInfo;
import io.graflag.cli.render.ListViews;
import io.graflag.cli.render.MethodView;
import io.graflag.core.method.MethodName;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code graflag list methods}. */
@Command(
    name = "methods",
    description = {"Lists methods, or one of them with its parameters.", ""},
    footer = {"", "Examples:", "  graflag list methods", "  graflag list methods midas_f"})
final class ListMethodsCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private OutputOptions output = new OutputOptions();

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      converter = ListLimit.class,
      description = "At most this many.")
  private Optional<Integer> limit = Optional.empty();

  @Parameters(arity = "0..1", paramLabel = "METHOD", description = "The one to show in full.")
  private Optional<String> method = Optional.empty();

  ListMethodsCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    GraFlag graflag = context.open(output.json());
    if (method.isPresent()) {
      MethodInfo found = graflag.methods().get(MethodName.parse(method.get()));
      if (output.json()) {
        OutputOptions.print(context.terminal(), found);
      } else {
        MethodView.print(context.terminal(), found);
      }
      return 0;
    }
    List<MethodInfo> shown =
        graflag.methods().list().stream().limit(limit.orElse(Integer.MAX_VALUE)).toList();
    if (output.json()) {
      OutputOptions.print(context.terminal(), shown);
    } else {
      ListViews.methods(shown).print(context.terminal());
    }
    return 0;
  }
}
