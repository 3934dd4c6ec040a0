package io.graflag.cli.man;

import io.graflag.core.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;

/** The manual: one page a command, {@code graflag.1}, {@code graflag-run.1} and so on. */
public final class ManPages {
  private ManPages() {}

  /**
   * Makes the pages.
   *
   * @param root the command above all others; afterwards its help breaks no lines any more
   * @param version of the program
   * @return text in the language of man(7) by file name
   */
  public static Map<String, String> of(CommandLine root, String version) {
    Map<String, String> pages = new TreeMap<>();
    add(root, version, pages);
    return pages;
  }

  /** Writes the pages into a folder, which is made. */
  public static void write(CommandLine root, String version, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, String> page : of(root, version).entrySet()) {
      byte[] bytes = page.getValue().getBytes(StandardCharsets.US_ASCII);
      AtomicFile.write(folder.resolve(page.getKey()), out -> out.write(bytes));
    }
  }

  private static void add(CommandLine command, String version, Map<String, String> pages) {
    pages.put(
        ManPage.name(command.getCommandSpec()) + ".1",
        new ManPage(command.getCommandSpec(), version).text());
    command.getSubcommands().values().stream()
        .filter(part -> !part.getCommandSpec().usageMessage().hidden())
        .forEach(part -> add(part, version, pages));
  }
}
