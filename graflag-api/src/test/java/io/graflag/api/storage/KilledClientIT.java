package io.graflag.api.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.api.config.HostKeyChecking;
import io.graflag.api.copy.CopyListener;
import io.graflag.api.copy.CopyOptions;
import io.graflag.api.copy.CopyPath;
import io.graflag.api.copy.CopyReport;
import io.graflag.api.copy.Sha256;
import io.graflag.api.ssh.PassphraseSource;
import io.graflag.api.ssh.RemoteShell;
import io.graflag.api.ssh.SshAccount;
import io.graflag.api.ssh.SshServer;
import io.graflag.core.cluster.HostAddress;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A client that is killed in the middle of an upload, and the one that comes after it. */
@ExtendWith(SshServer.Extension.class)
class KilledClientIT {
  /** More than a client has sent before it is killed; a hole of zeros takes no room. */
  private static final long BYTES = 300L << 20;

  private static final long ENOUGH = 20L << 20;

  @TempDir Path top;
  private Path source;
  private Path folder;

  @BeforeEach
  void fill() throws IOException {
    folder = Files.createDirectories(top.resolve("shared/datasets"));
    source = top.resolve("edges.bin");
    try (RandomAccessFile file = new RandomAccessFile(source.toFile(), "rw")) {
      file.setLength(BYTES);
    }
  }

  @Test
  void leavesWhatTheNextOneGoesOnWith(SshServer server) throws Exception {
    Process client = client(server.account());
    while (arrived() < ENOUGH) {
      assertThat(client.isAlive()).isTrue();
      Thread.onSpinWait();
    }
    client.destroyForcibly().waitFor();
    CopyReport report = upload(server.shell(), top);
    assertThat(report.bytesKept()).isGreaterThanOrEqualTo(ENOUGH);
    assertThat(Sha256.of(folder.resolve("edges.bin"))).isEqualTo(Sha256.of(source));
    assertThat(folder.toFile().list()).containsExactly("edges.bin");
  }

  private long arrived() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private Process client(SshAccount account) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            KilledClientIT.class.getName(),
            Integer.toString(account.port()),
            account.key().orElseThrow().toString(),
            account.knownHosts().toString(),
            top.toString())
        .inheritIO()
        .start();
  }

  private static CopyReport upload(RemoteShell shell, Path top) {
    return new RemoteStorage(shell, top.resolve("shared"), Clock.systemUTC())
        .upload(
            List.of(new CopyPath(top.resolve("edges.bin"), false)),
            "datasets/",
            CopyOptions.PLAIN,
            CopyListener.SILENT);
  }

  /**
   * The client that is killed.
   *
   * @param words port, private key, known hosts, and the folder of the test
   */
  public static void main(String[] words) {
    SshAccount account =
        new SshAccount(
            HostAddress.parse("127.0.0.1"),
            Integer.parseInt(words[0]),
            System.getProperty("user.name"),
            Optional.of(Path.of(words[1])),
            HostKeyChecking.ACCEPT_NEW,
            Path.of(words[2]),
            Optional.empty(),
            Optional.empty(),
            PassphraseSource.none());
    upload(RemoteShell.to(account), Path.of(words[3]));
  }
}
