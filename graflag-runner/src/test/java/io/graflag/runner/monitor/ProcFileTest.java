package io.graflag.runner.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcFileTest {
  @TempDir Path directory;
  private final ProcFile file = new ProcFile();

  private void read(String content) throws Exception {
    Path path = Files.writeString(directory.resolve("f"), content);
    assertThat(file.read(path.toString())).isTrue();
  }

  @Test
  void readsNumbersOneAfterAnother() throws Exception {
    read("a 12  -7\n9223372036854775807");
    assertThat(file.number(0)).isEqualTo(12);
    assertThat(file.number(file.numberEnd(2))).isEqualTo(-7);
    assertThat(file.number(file.numberEnd(6))).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void readsFilesLargerThanItsBuffer() throws Exception {
    read("x".repeat(50_000) + ")");
    assertThat(file.length()).isEqualTo(50_001);
    assertThat(file.lastIndexOf(')')).isEqualTo(50_000);
  }

  @Test
  void findsTheNumberOfALine() throws Exception {
    read("XMemTotal: 1\nMemTotal:   24 kB\n");
    assertThat(file.numberOnLine("MemTotal:", -1)).isEqualTo(24);
    assertThat(file.numberOnLine("MemFree:", -1)).isEqualTo(-1);
  }

  @Test
  void saysThatAFileIsGone() {
    assertThat(file.read(directory.resolve("absent").toString())).isFalse();
    assertThat(file.length()).isZero();
  }
}
