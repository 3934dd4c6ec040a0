package io.graflag.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The script that teaches bash, and zsh through its {@code bashcompinit}, to complete a command.
 *
 * <p>Commands and options are fixed when the script is made, from the command tree. Names of
 * methods, datasets and experiments are asked for when one is wanted: only then is the program
 * started.
 */
public final class CompletionScript {
  private CompletionScript() {}

  /**
   * Writes the script.
   *
   * @param name what the user types
   * @param root the command above all others
   */
  public static String of(String name, CommandLine root) {
    String cases =
        Stream.of(Named.values())
            .map(named -> named.shellCase(root))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining());
    // A word list is expanded by the shell, so nothing but plain names may reach it.
    return AutoComplete.bash(name, root)
        + """

        # Completes the names of methods, datasets and experiments by asking for them.
        function _complete_names_of_NAME() {
          local kind names i
          local -a options=()
          case "${COMP_WORDS[COMP_CWORD-1]}" in
        CASES    *) _complete_NAME "$@"; return ;;
          esac
          # The configuration says where they are.
          for ((i = 1; i < COMP_CWORD - 1; i++)); do
            case "${COMP_WORDS[i]}" in
              -c|--config)
                [ "${COMP_WORDS[i+1]}" = "=" ] && i=$((i + 1))
                options=(--config "${COMP_WORDS[i+1]/#\\~\\//$HOME/}") ;;
            esac
          done
          # Only what stands at the edge: deeper down, a file or a column may have a name, too.
          names=$("${COMP_WORDS[0]}" "${options[@]}" list "$kind" --json 2> /dev/null < /dev/null |
            sed -n 's/^    "name" *: *"\\([A-Za-z0-9._-]*\\)".*$/\\1/p')
          compopt +o default 2> /dev/null
          COMPREPLY=( $( compgen -W "$names" -- "${COMP_WORDS[COMP_CWORD]}" ) )
        }
        complete -F _complete_names_of_NAME -o default NAME
        """
            .replace("NAME", name)
            .replace("CASES", cases);
  }

  /** A kind of thing whose names can be listed, and how options call a value of it. */
  private enum Named {
    METHOD("methods"),
    DATASET("datasets"),
    EXPERIMENT("experiments");

    private final String list;

    Named(String list) {
      this.list = list;
    }

    private String shellCase(CommandLine root) {
      String options =
          optionsBelow(root).stream()
              .filter(option -> option.paramLabel().equals(name()))
              .flatMap(option -> Stream.of(option.names()))
              .collect(Collectors.toCollection(TreeSet::new))
              .stream()
              .collect(Collectors.joining("|"));
      return options.isEmpty() ? "" : "    " + options + ") kind=" + list + " ;;\n";
    }
  }

  private static List<OptionSpec> optionsBelow(CommandLine command) {
    List<OptionSpec> all = new ArrayList<>(command.getCommandSpec().options());
    command.getSubcommands().values().forEach(part -> all.addAll(optionsBelow(part)));
    return all;
  }
}
