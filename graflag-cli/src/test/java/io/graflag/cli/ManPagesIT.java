package io.graflag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.cli.man.ManPages;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ManPagesIT {
  private final CommandLine root = tree();
  private final Map<String, String> pages = ManPages.of(root, "1.0");

  @Test
  void everyCommandOfTheTreeHasItsPage() {
    List<String> names = new ArrayList<>();
    collect(root, names);
    assertThat(names).contains("graflag.1", "graflag-run.1", "graflag-list-methods.1");
    assertThat(pages.keySet()).containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void everyPageOfACommandShowsItsExamples() {
    root.getSubcommands()
        .keySet()
        .forEach(name -> assertThat(pages.get("graflag-" + name + ".1")).contains("\"EXAMPLES\""));
  }

  @Test
  void whatIsCopiedFromAPageWorksInAShell() {
    assertThat(pages.get("graflag-completion.1"))
        .contains("echo \\(aqsource \\(ti/.graflag.zsh\\(aq >> \\(ti/.zshrc");
  }

  @Test
  void showsOptionsArgumentsAndCommands(@TempDir Path folder) throws Exception {
    assertThat(shown("graflag.1", folder)).contains("graflag-run(1)", "Exit codes: 0 done");
    assertThat(shown("graflag-run.1", folder))
        .contains("-g, --[no-]gpu", "-p, --params=KEY=VALUE...");
    assertThat(shown("graflag-completion.1", folder)).contains("SHELL  bash, zsh; one");
  }

  @Test
  void troffHasNothingToWarnOf(@TempDir Path folder) throws Exception {
    ManPages.write(root, "1.0", folder);
    List<String> command = new ArrayList<>(List.of("groff", "-man", "-Tutf8", "-ww", "-z"));
    pages.keySet().forEach(page -> command.add(folder.resolve(page).toString()));
    assertThat(groff(command)).isEmpty();
  }

  private String shown(String page, Path folder) throws Exception {
    ManPages.write(root, "1.0", folder);
    String file = folder.resolve(page).toString();
    return groff(List.of("groff", "-man", "-Tascii", "-P-cbou", file));
  }

  private static String groff(List<String> command) throws InterruptedException, IOException {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      return Assumptions.abort("groff is absent; install the package groff-base");
    }
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(text).isZero();
    return text;
  }

  private static void collect(CommandLine command, List<String> names) {
    names.add(command.getCommandSpec().qualifiedName("-") + ".1");
    command.getSubcommands().values().forEach(part -> collect(part, names));
  }

  private static CommandLine tree() {
    PrintWriter nowhere = new PrintWriter(OutputStream.nullOutputStream(), false);
    Terminal terminal = new Terminal(nowhere, nowhere, OutputStream.nullOutputStream(), false, 80);
    return CommandTree.of(new Context(terminal, Map.of(), new Properties(), Clock.systemUTC()));
  }
}
