package io.graflag.cli;

import io.graflag.api.GraFlag;
import io.graflag.cli.completion.CompletionScript;
import io.graflag.cli.man.ManPages;
import io.graflag.core.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine;

/** Writes what lies under {@code share/} in an installation: manual pages and shell completion. */
public final class InstallFilesMain {
  private InstallFilesMain() {}

  /**
   * Writes the files; the build calls this.
   *
   * @param args the folder {@code share}
   */
  public static void main(String[] args) throws IOException {
    Path share = Path.of(args[0]);
    ManPages.write(tree(), GraFlag.version(), share.resolve("man").resolve("man1"));
    Path completions = share.resolve("bash-completion").resolve("completions");
    Files.createDirectories(completions);
    byte[] script = CompletionScript.of("graflag", tree()).getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(completions.resolve("graflag"), out -> out.write(script));
  }

  /** The commands as they are everywhere: nothing of this machine goes into the files. */
  private static CommandLine tree() {
    PrintWriter nowhere = new PrintWriter(OutputStream.nullOutputStream(), false);
    Terminal terminal = new Terminal(nowhere, nowhere, OutputStream.nullOutputStream(), false, 80);
    return CommandTree.of(new Context(terminal, Map.of(), new Properties(), Clock.systemUTC()));
  }
}
