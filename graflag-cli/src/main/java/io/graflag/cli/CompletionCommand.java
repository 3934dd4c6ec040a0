package io.graflag.cli;

import io.graflag.cli.completion.CompletionScript;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code graflag completion}. */
@Command(
    description = {"Prints a script that completes commands, options and names in a shell.", ""},
    footer = {
      "",
      "Examples:",
      "  mkdir -p ~/.local/share/bash-completion/completions && graflag completion bash >"
          + " ~/.local/share/bash-completion/completions/graflag",
      "  graflag completion zsh > ~/.graflag.zsh && echo 'source ~/.graflag.zsh' >> ~/.zshrc",
      "",
      "The examples install it for shells that start later. For this one only:",
      "  source <(graflag completion bash)"
    })
final class CompletionCommand implements Callable<Integer> {
  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  @Parameters(
      paramLabel = "SHELL",
      description = "${COMPLETION-CANDIDATES}; one script does for both.")
  private Shell shell;

  /** The shells that the script is for. */
  private enum Shell {
    bash,
    zsh
  }

  CompletionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.out().print(CompletionScript.of("graflag", spec.root().commandLine()));
    terminal.out().flush();
    return 0;
  }
}
