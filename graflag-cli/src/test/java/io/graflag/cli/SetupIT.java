package io.graflag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupIT {
  @TempDir Path root;

  @Test
  void doesNotWaitAtAPipeIntoWhichNobodyWrites() throws Exception {
    // The pipe stays open for as long as the process lives.
    Process process =
        new CommandLineSession(root).process("setup").redirectErrorStream(true).start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(2);
      assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .contains("no terminal to ask at");
    } finally {
      process.destroyForcibly();
    }
  }
}
