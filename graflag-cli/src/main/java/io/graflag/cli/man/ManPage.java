package io.graflag.cli.man;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of one command, out of what its help shows. */
final class ManPage {
  /** Wide enough that the help breaks no line: the reader's screen is not known here. */
  private static final int UNBROKEN = 10_000;

  /** Columns in which the help lays out an option: required, short, comma, long, description. */
  private static final int DESCRIPTION = 4;

  private final CommandSpec spec;
  private final String version;
  private final Help help;
  private final Roff roff = new Roff();

  ManPage(CommandSpec spec, String version) {
    this.spec = spec;
    this.version = version;
    spec.usageMessage().width(UNBROKEN);
    help = new Help(spec, Help.defaultColorScheme(Help.Ansi.OFF));
  }

  static String name(CommandSpec spec) {
    return spec.qualifiedName("-");
  }

  String text() {
    roff.macro("TH", name(spec).toUpperCase(Locale.ROOT), "1", "", "GraFlag " + version, "GraFlag");
    // Commands and options are not split, nor blanks put into them.
    roff.request("nh").request("ad l");
    roff.macro("SH", "NAME").line(name(spec) + " - " + summary(spec));
    roff.macro("SH", "SYNOPSIS").macro("B", spec.qualifiedName(" "));
    roff.line(help.synopsis(0).strip().substring(spec.qualifiedName(" ").length()).strip());
    roff.macro("SH", "DESCRIPTION");
    help.description().lines().filter(line -> !line.isBlank()).forEach(roff::line);
    arguments();
    options();
    commands();
    footer();
    if (spec.parent() != null) {
      roff.macro("SH", "SEE ALSO").macro("BR", name(spec.parent()), "(1)");
    }
    return roff.toString();
  }

  private void arguments() {
    List<PositionalParamSpec> shown =
        spec.positionalParameters().stream().filter(one -> !one.hidden()).toList();
    if (!shown.isEmpty()) {
      roff.macro("SH", "ARGUMENTS");
    }
    Help.IParameterRenderer renderer = help.createDefaultParameterRenderer();
    for (PositionalParamSpec one : shown) {
      rows(renderer.render(one, help.parameterLabelRenderer(), help.colorScheme()));
    }
  }

  private void options() {
    List<OptionSpec> shown =
        spec.options().stream()
            .filter(option -> !option.hidden())
            .sorted(Comparator.comparing(option -> option.longestName().replace("-", "")))
            .toList();
    if (!shown.isEmpty()) {
      roff.macro("SH", "OPTIONS");
    }
    Help.IOptionRenderer renderer = help.createDefaultOptionRenderer();
    for (OptionSpec option : shown) {
      rows(renderer.render(option, help.parameterLabelRenderer(), help.colorScheme()));
    }
  }

  private void rows(Text[][] rows) {
    String names =
        Arrays.stream(rows[0], 1, DESCRIPTION)
            .map(Text::toString)
            .map(text -> text.equals(",") ? ", " : text)
            .collect(Collectors.joining());
    roff.macro("TP").macro("B", names.strip());
    Stream.of(rows).map(row -> row[DESCRIPTION].toString().strip()).forEach(roff::line);
  }

  private void commands() {
    List<CommandSpec> shown =
        spec.subcommands().values().stream()
            .map(CommandLine::getCommandSpec)
            .filter(part -> !part.usageMessage().hidden())
            .toList();
    if (!shown.isEmpty()) {
      roff.macro("SH", "COMMANDS");
    }
    for (CommandSpec part : shown) {
      roff.macro("TP").macro("BR", name(part), "(1)").line(summary(part));
    }
  }

  /** The examples of the help, and what it says besides. */
  private void footer() {
    boolean example = false;
    boolean notes = false;
    for (String line : help.footer().lines().toList()) {
      if (line.startsWith("Example")) {
        roff.macro("SH", "EXAMPLES");
      } else if (line.startsWith(" ")) {
        roff.request(example ? "br" : "PP").line(line.strip());
      } else if (!line.isBlank() && !notes) {
        roff.macro("SH", "NOTES").line(line);
        notes = true;
      } else if (!line.isBlank()) {
        roff.macro("PP").line(line);
      }
      example = line.startsWith(" ");
    }
  }

  private static String summary(CommandSpec spec) {
    return Stream.of(spec.usageMessage().description())
        .filter(line -> !line.isBlank())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name(spec) + " has no description"));
  }
}
