package io.graflag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The completion script in real shells. */
class CompletionIT {
  /** Completes the last word as bash does when the tabulator key is pressed. */
  private static final String PRESS_TAB =
      """
      source "$1" && shift
      COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*"
      words=($(complete -p graflag))
      "${words[4]}" graflag 2> /dev/null
      printf '%s\\n' "${COMPREPLY[@]}"
      """;

  @TempDir Path root;
  private CommandLineSession session;

  @BeforeEach
  void open() {
    session = new CommandLineSession(root);
    session.method("midas", "true").method("midas_r", "true").method("degree", "true");
  }

  @Test
  void registersItselfInBash() throws Exception {
    assertThat(output("bash", "-c", "source \"$1\"; complete -p graflag", "bash", script("bash")))
        .singleElement()
        .asString()
        .startsWith("complete -o default -F _");
  }

  @Test
  void offersTheCommandsOfTheTree() throws Exception {
    assertThat(pressTab("graflag", "")).contains("run", "list", "completion", "help");
    assertThat(pressTab("graflag", "ev")).containsExactly("evaluate");
    assertThat(pressTab("graflag", "list", "")).contains("methods", "datasets");
    assertThat(pressTab("graflag", "completion", "")).contains("bash", "zsh");
  }

  @Test
  void offersTheOptionsOfACommand() throws Exception {
    assertThat(pressTab("graflag", "run", "--ti")).containsExactly("--timeout");
    assertThat(pressTab("graflag", "run", "-")).contains("--evaluate", "-m", "--dataset");
  }

  @Test
  void offersTheNamesThatThereAre() throws Exception {
    session.write(
        "datasets/toy/metadata.json",
        "{\"name\": \"tale\", \"files\": [{\"name\": \"tolls.csv\"}]}");
    session.write("datasets/toys/metadata.json", "{\"name\": \"toys\"}");
    assertThat(pressTab(program(), "run", "-m", "midas"))
        .containsExactlyInAnyOrder("midas", "midas_f", "midas_r", "midas_r_nodes");
    assertThat(pressTab(program(), "run", "-m", "midas", "--dataset", "t"))
        .containsExactlyInAnyOrder("toy", "toys");
  }

  @Test
  void looksWhereTheConfigurationOnTheLineSays() throws Exception {
    session.write("a b/methods/elsewhere/.env", "COMMAND=true\n");
    session.write("lab.env", "SHARED_DIR=" + root + "/a b\n");
    String program = program("env", "-u", "GRAFLAG_SHARED_DIR");
    for (List<String> config :
        List.of(List.of("-c", "lab.env"), List.of("--config", "=", "lab.env"))) {
      List<String> words = new ArrayList<>(List.of(program, "run"));
      words.addAll(config);
      words.addAll(List.of("-m", "else"));
      assertThat(pressTab(words.toArray(String[]::new))).containsExactly("elsewhere");
    }
  }

  @Test
  void aHostileFolderIsNoWordOfTheShell() throws Exception {
    session.method("$(touch owned)", "true").method("`touch owned`", "true");
    assertThat(pressTab(program(), "run", "-m", ""))
        .contains("degree", "midas", "midas_r")
        .noneMatch(word -> word.contains("touch"));
    assertThat(root.resolve("owned")).doesNotExist();
  }

  @Test
  void registersItselfInZsh() throws Exception {
    List<String> command = new ArrayList<>(List.of("zsh", "-f", "-c"));
    command.add("autoload -U compinit && compinit -u && source \"$1\" && print $_comps[graflag]");
    command.addAll(List.of("zsh", script("zsh")));
    assertThat(output(command.toArray(String[]::new)).get(0)).startsWith("_bash_complete");
  }

  private List<String> pressTab(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("bash", "-c", PRESS_TAB, "bash"));
    command.add(script("bash"));
    command.addAll(List.of(words));
    return output(command.toArray(String[]::new)).stream().map(String::strip).toList();
  }

  private String script(String shell) throws IOException {
    CommandLineSession.Answer answer = session.graflag("completion", shell);
    assertThat(answer.code()).as(answer.err()).isZero();
    return Files.writeString(root.resolve("completion"), answer.out()).toString();
  }

  /** A file that starts the real program over this test's SHARED_DIR. */
  private String program(String... before) throws Exception {
    StringBuilder text = new StringBuilder("#!/bin/sh\nexec " + String.join(" ", before));
    session.process().command().forEach(word -> text.append(" '").append(word).append('\''));
    Path file = Files.writeString(root.resolve("program"), text + " \"$@\"\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file.toString();
  }

  private List<String> output(String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
    builder.environment().put("GRAFLAG_SHARED_DIR", root.toString());
    Process process;
    try {
      process = builder.redirectErrorStream(true).start();
    } catch (IOException e) {
      return Assumptions.abort(command[0] + " is absent");
    }
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(text).isZero();
    return text.lines().toList();
  }
}
