package io.graflag.api.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandCheckTest {
  @TempDir Path root;

  private List<String> complaints(String command) {
    Folder folder = new Folder(root).file("train.py", "").file("run.sh", "").file("bin/tool", "");
    Path tool = folder.method().directory().resolve("bin/tool");
    assertThat(tool.toFile().setExecutable(true)).isTrue();
    Findings findings = new Findings();
    CommandCheck.check(
        Folder.spec("COMMAND=" + command),
        folder.method(),
        "/nowhere:" + tool.getParent(),
        findings);
    return Folder.complaints(findings);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tool",
        "tool train.py --fast",
        "tool -u train.py",
        "bin/tool",
        "OMP_NUM_THREADS=1 exec tool",
        "tool;echo done",
        "tool && ./built",
        "cd src && nothing",
        "env -i nothing",
        "$HOME/nothing",
        "(nothing)",
        "tool -c 'import x'",
        "tool -c 'x # y' \"a \\\" # b\" c#d"
      })
  void acceptsWhatIsThereAndWhatOnlyTheShellCanTell(String command) {
    assertThat(complaints(command)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "nothing train.py", "A=1 nothing"})
  void namesAProgramThatIsNotOnThePath(String command) {
    assertThat(complaints(command))
        .containsExactly("error COMMAND: Its program nothing is not on the PATH.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"./nothing", "./run.sh"})
  void namesAFileThatCannotBeExecuted(String command) {
    assertThat(complaints(command))
        .singleElement()
        .asString()
        .contains("Its program " + command + " is no executable file in " + root);
  }

  @Test
  void warnsOfACommentThatWouldHideTheParameters() {
    assertThat(complaints("tool --mode \"full\"  # the default"))
        .containsExactly(
            "warning COMMAND: It holds a comment, and the parameters that are appended become part of"
                + " that.");
  }

  @Test
  void namesAScriptThatIsNotThere() {
    assertThat(complaints("tool -u src/train.py --a 1"))
        .singleElement()
        .asString()
        .contains("Its file src/train.py is not in ");
  }

  @Test
  void saysThatThereIsNoCommand() {
    assertThat(complaints(""))
        .containsExactly("error COMMAND: The .env of method mine has no COMMAND.");
  }
}
