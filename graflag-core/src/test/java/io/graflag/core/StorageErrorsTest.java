package io.graflag.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.graflag.core.GraflagException.Kind;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StorageErrorsTest {
  private static final Path FILE = Path.of("/shared/a.json");

  @Test
  void recognisesWhatTheSystemSaysOfAFullDisk() {
    assumeThat(Path.of("/dev/full")).as("the device that is always full").exists();
    Throwable said =
        catchThrowable(
            () -> {
              try (FileOutputStream out = new FileOutputStream("/dev/full")) {
                out.write(1);
              }
            });
    GraflagException error = StorageErrors.of("write", FILE, (IOException) said);
    assertThat(error).hasMessage("Cannot write /shared/a.json: no space left on its disk.");
    assertThat(error.kind()).isEqualTo(Kind.STORAGE_FULL);
    assertThat(error.hint()).isPresent();
  }

  @Test
  void recognisesAnExhaustedQuotaBelowAnotherError() {
    IOException quota = new IOException("Disk quota exceeded");
    assertThat(StorageErrors.isFull(new UncheckedIOException("cannot flush", quota))).isTrue();
    assertThat(StorageErrors.isFull(new IOException((String) null))).isFalse();
  }

  @Test
  void tellsAMissingFileFromAForbiddenOne() {
    assertThat(StorageErrors.of("read", FILE, new NoSuchFileException("x")))
        .hasMessage("Cannot read /shared/a.json: it does not exist.")
        .extracting(GraflagException::kind)
        .isEqualTo(Kind.NOT_FOUND);
    assertThat(StorageErrors.of("read", FILE, new AccessDeniedException("x")))
        .hasMessage("Cannot read /shared/a.json: permission denied.")
        .extracting(GraflagException::kind)
        .isEqualTo(Kind.STORAGE);
  }

  @Test
  void passesOnWhatTheSystemSaidOtherwise() {
    assertThat(StorageErrors.of("list", FILE, new IOException("Stale file handle")))
        .hasMessage("Cannot list /shared/a.json: Stale file handle")
        .extracting(GraflagException::kind)
        .isEqualTo(Kind.STORAGE);
  }
}
