package io.graflag.runner.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastWillTest {
  @TempDir Path directory;

  private void written(String path) throws Exception {
    LastWill.write("a-mark", Duration.ofSeconds(1), inherited -> path).revoke();
  }

  @Test
  void saysWhichOfItsProgramsIsMissing() throws Exception {
    assertThatThrownBy(() -> written("/nowhere"))
        .isInstanceOf(IOException.class)
        .hasMessage("there is no program grep in /nowhere");
    Files.copy(Path.of("/bin/grep"), directory.resolve("grep"));
    assertThatThrownBy(() -> written(directory.toString()))
        .hasMessage("there is no program sleep in " + directory);
  }

  @Test
  void needsNothingButGrepAndSleep() throws Exception {
    Files.copy(Path.of("/bin/grep"), directory.resolve("grep"));
    Files.copy(Path.of("/bin/sleep"), directory.resolve("sleep"));
    written(directory.toString());
  }
}
