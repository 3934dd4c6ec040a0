package io.graflag.api.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.api.copy.CopyListener;
import io.graflag.api.copy.CopyOptions;
import io.graflag.api.copy.CopyPath;
import io.graflag.api.copy.CopyProgress;
import io.graflag.api.copy.CopyReport;
import io.graflag.api.copy.Sha256;
import io.graflag.api.ssh.Shell;
import io.graflag.api.ssh.SshServer;
import io.graflag.api.ssh.Wire;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Copies over a connection that is reset, or falls silent, in the middle. */
@ExtendWith(SshServer.Extension.class)
class CutCopyIT {
  private static final int MB = 1 << 20;
  private static final long LARGE = Long.getLong("graflag.test.cut-copy-mb", 200) * MB;
  private static final long SMALLER = 40 * MB;

  /** What a cut may cost: buffers on the way; SSH adds a little to all that is sent. */
  private static final long MARGIN = 16 * MB;

  @TempDir Path top;
  private Path root;
  private Path here;
  private Wire wire;
  private Shell shell;
  private Storage storage;
  private final List<String> cuts = new ArrayList<>();

  @BeforeEach
  void open(SshServer server) throws IOException {
    root = Files.createDirectories(top.resolve("shared/datasets")).getParent();
    here = Files.createDirectory(top.resolve("here"));
    wire = server.wire();
    shell = server.over(wire, Duration.ofMillis(500));
    storage = new RemoteStorage(shell, root, Clock.systemUTC(), Duration.ofSeconds(30));
  }

  @AfterEach
  void close() throws IOException {
    shell.close();
    wire.close();
  }

  private static Path write(Path file, long bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Random random = new Random(bytes);
    byte[] piece = new byte[MB];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long at = 0; at < bytes; at += piece.length) {
        random.nextBytes(piece);
        out.write(piece, 0, (int) Math.min(piece.length, bytes - at));
      }
    }
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
  }

  private final CopyListener listener =
      new CopyListener() {
        @Override
        public void on(CopyProgress progress) {
          assertThat(progress.bytesDone()).isLessThanOrEqualTo(progress.bytes());
        }

        @Override
        public void cut(String why) {
          cuts.add(why);
        }
      };

  private CopyReport upload(Path source, String destination) {
    return storage.upload(
        List.of(new CopyPath(source, false)), destination, CopyOptions.PLAIN, listener);
  }

  private CopyReport download(String source) {
    return storage.download(
        List.of(source), new CopyPath(here.resolve("back"), false), CopyOptions.PLAIN, listener);
  }

  private void assertCopied(Path source, Path target) throws IOException {
    assertThat(Sha256.of(target)).isEqualTo(Sha256.of(source));
    assertThat(Files.getPosixFilePermissions(target))
        .isEqualTo(Files.getPosixFilePermissions(source));
    assertThat(target.getParent().toFile().list()).containsExactly(target.getFileName().toString());
    long size = Files.size(source);
    assertThat(wire.carried()).isBetween(size, size + size / 100 + MARGIN);
    assertThat(cuts).hasSizeGreaterThanOrEqualTo(2);
  }

  private void twice(Path source, Runnable fault) throws IOException {
    wire.after(Files.size(source) / 3, fault);
    wire.after(2 * Files.size(source) / 3, fault);
  }

  @Test
  void goesOnWithAnUploadThatIsResetTwice() throws IOException {
    Path source = write(here.resolve("edges.bin"), LARGE);
    twice(source, wire::cut);
    CopyReport report = upload(source, "datasets/");
    assertThat(report.filesCopied()).isEqualTo(1);
    assertThat(report.bytesKept()).isZero();
    assertCopied(source, root.resolve("datasets/edges.bin"));
  }

  @Test
  void goesOnWithADownloadThatIsResetTwice() throws IOException {
    Path source = write(root.resolve("datasets/toy/edges.bin"), LARGE);
    twice(source, wire::cut);
    assertThat(download("datasets/toy/").filesCopied()).isEqualTo(1);
    assertCopied(source, here.resolve("back/edges.bin"));
  }

  @Test
  void goesOnWithAnUploadWhoseConnectionFallsSilent() throws IOException {
    Path source = write(here.resolve("edges.bin"), SMALLER);
    twice(source, wire::stall);
    upload(source, "datasets/");
    assertCopied(source, root.resolve("datasets/edges.bin"));
  }

  @Test
  void goesOnWithADownloadWhoseConnectionFallsSilent() throws IOException {
    Path source = write(root.resolve("datasets/toy/edges.bin"), SMALLER);
    twice(source, wire::stall);
    download("datasets/toy/");
    assertCopied(source, here.resolve("back/edges.bin"));
  }
}
