package io.graflag.api.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException.Kind;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownHostsFileTest {
  @TempDir Path folder;

  @Test
  void waitsOnlyAMomentForAnotherProgramThatKeepsItLocked() throws Exception {
    Path path = Files.createFile(folder.resolve("known_hosts"));
    KnownHostsFile file = new KnownHostsFile(path, Duration.ofMillis(100));
    try (FileChannel other = FileChannel.open(path, StandardOpenOption.WRITE)) {
      other.lock();
      assertThatThrownBy(() -> file.append("line", present -> true))
          .hasFieldOrPropertyWithValue("kind", Kind.STORAGE)
          .hasMessage("Another program keeps " + path + " locked.");
    }
    file.append("line", present -> true);
    assertThat(path).hasContent("line\n");
  }
}
