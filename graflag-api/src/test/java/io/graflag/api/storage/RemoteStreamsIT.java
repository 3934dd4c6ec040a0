package io.graflag.api.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.api.SharedFolder;
import io.graflag.api.copy.CopyChange;
import io.graflag.api.copy.CopyListener;
import io.graflag.api.copy.CopyOptions;
import io.graflag.api.copy.CopyPath;
import io.graflag.api.copy.CopyReport;
import io.graflag.api.ssh.Finished;
import io.graflag.core.GraflagException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams from and to a manager that are cut, closed or overtaken. */
class RemoteStreamsIT {
  @TempDir Path root;
  private final InterferingShell shell = new InterferingShell();
  private SharedFolder folder;
  private RemoteStorage storage;

  @BeforeEach
  void open() {
    folder = new SharedFolder(root);
    storage = new RemoteStorage(shell, root, Clock.systemUTC(), Duration.ZERO);
  }

  private Path file(String name) {
    return root.resolve("experiments/exp__midas__toy__20260309_143000/" + name);
  }

  @Test
  void failsAReadThatIsCutInTheMiddle() throws IOException {
    folder.write(
        "experiments/exp__midas__toy__20260309_143000/results.json", "x".repeat(3_000_000));
    shell.cutAfter = 1_500_000;
    try (InputStream in = storage.open(file("results.json"))) {
      assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  @Test
  void endsTheCommandOfAStreamThatIsClosedEarly() throws IOException {
    folder.write(
        "experiments/exp__midas__toy__20260309_143000/results.json", "x".repeat(30_000_000));
    InputStream in = storage.open(file("results.json"));
    assertThat(in.read()).isEqualTo('x');
    assertThat(shell.streaming).isTrue();
    in.close();
    assertThat(shell.streaming).isFalse();
    assertThatThrownBy(in::read).isInstanceOf(IOException.class);
  }

  @Test
  void leavesNothingOfAnUploadThatIsCut() throws IOException {
    folder.write("libs/x/a", "old");
    Path tree = Files.createDirectory(root.resolve("tree"));
    Files.writeString(tree.resolve("a"), "newer");
    Files.writeString(tree.resolve("b"), "y".repeat(2_000_000));
    for (long cut : new long[] {0, 512, 1024, 5120, 1_000_000, 2_002_000}) {
      shell.cutAfter = cut;
      assertThatThrownBy(() -> upload(tree)).isInstanceOf(GraflagException.class);
      assertThat(root.resolve("libs/x").toFile().list()).containsExactly("a");
      assertThat(root.resolve("libs/x/a")).hasContent("old");
    }
    shell.cutAfter = Long.MAX_VALUE;
    upload(tree);
    assertThat(root.resolve("libs/x/a")).hasContent("newer");
  }

  @Test
  void leavesNoHalfFileOfADownloadThatIsCut(@TempDir Path here) throws IOException {
    folder.write("datasets/toy/a", "whole").write("datasets/toy/b", "y".repeat(2_000_000));
    shell.cutAfter = 1_000_000;
    assertThatThrownBy(() -> download(here)).isInstanceOf(GraflagException.class);
    assertThat(here.toFile().list()).containsExactly("a");
    assertThatThrownBy(() -> storage.download("datasets/toy", here.resolve("copy"), true))
        .isInstanceOf(GraflagException.class);
    assertThat(here.toFile().list()).containsExactly("a");
  }

  private void upload(Path tree) {
    storage.upload(
        List.of(new CopyPath(tree, true)), "libs/x", CopyOptions.PLAIN, CopyListener.SILENT);
  }

  @Test
  void namesWhatVanishesWhileItIsCopied(@TempDir Path here) {
    folder.write("datasets/toy/a", "a").write("datasets/toy/b", "b");
    int[] commands = new int[1];
    shell.before =
        () -> {
          if (commands[0]++ == 1) {
            delete(root.resolve("datasets/toy/a"));
          }
        };
    CopyReport report = download(here);
    assertThat(report.notices()).singleElement().asString().contains("vanished", "toy/a");
    assertThat(report.filesCopied()).isEqualTo(1);
    assertThat(report.filesLeftOut()).isEqualTo(1);
    assertThat(report.changes()).extracting(CopyChange::path).containsExactly(here.resolve("b"));
    assertThat(here.toFile().list()).containsExactly("b");
  }

  /** Has something happen once all is listed, before anything is read. */
  private void onceListed(Runnable action) {
    int[] commands = new int[1];
    shell.before =
        () -> {
          if (commands[0]++ == 1) {
            action.run();
          }
        };
  }

  /** A copy that is older than its source must never look like it. */
  @Test
  void copiesAgainWhatWasWrittenToSinceItWasListed(@TempDir Path here) throws IOException {
    folder.write("datasets/toy/a", "one");
    onceListed(() -> run("cd datasets/toy && printf two > a && touch -d 2026-03-09T14:30:05.3Z a"));
    assertThat(download(here).filesCopied()).isEqualTo(1);
    run("cd datasets/toy && printf 333 > a && touch -d 2026-03-09T14:30:05.7Z a");
    assertThat(download(here).filesCopied()).isEqualTo(1);
    assertThat(here.resolve("a")).hasContent("333");
    assertThat(download(here).filesCopied()).isZero();
  }

  @Test
  void leavesOutWhatBecameALinkOrAPipe(@TempDir Path here) throws IOException {
    folder.write("datasets/toy/a", "new").write("datasets/toy/b", "new");
    folder.write("datasets/toy/c", "new");
    Files.writeString(here.resolve("a"), "good");
    Files.writeString(here.resolve("b"), "good");
    onceListed(() -> run("cd datasets/toy && ln -sfn c a && rm b && mkfifo b"));
    CopyReport report = download(here);
    assertThat(report.notices()).hasSize(2).allMatch(n -> n.contains("became something else"));
    assertThat(report.filesLeftOut()).isEqualTo(2);
    assertThat(here.resolve("a")).hasContent("good");
    assertThat(here.resolve("b")).hasContent("good");
    assertThat(here.resolve("c")).hasContent("new");
  }

  private void run(String script) {
    try {
      assertThat(
              new ProcessBuilder("sh", "-c", script)
                  .directory(root.toFile())
                  .start()
                  .onExit()
                  .join()
                  .exitValue())
          .isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void leavesOutALargeFileThatVanishes(@TempDir Path here) {
    folder.write("datasets/toy/a", "y".repeat(9 << 20));
    onceListed(() -> run("rm datasets/toy/a"));
    CopyReport report = download(here);
    assertThat(report.notices()).singleElement().asString().contains("vanished", "toy/a");
    assertThat(report.filesCopied()).isZero();
    assertThat(report.bytes()).isZero();
    assertThat(here).isEmptyDirectory();
  }

  @Test
  void failsWhereSharedDirVanishesBeforeALargeFile(@TempDir Path here) {
    folder.write("share/datasets/toy/a", "y".repeat(9 << 20));
    storage = new RemoteStorage(shell, root.resolve("share"), Clock.systemUTC(), Duration.ZERO);
    onceListed(() -> run("mv share unmounted"));
    assertThatThrownBy(() -> download(here))
        .isInstanceOf(GraflagException.class)
        .hasMessageContaining("is no directory there");
  }

  @Test
  void downloadsNoDirectoryFromWhichAFileIsMissing(@TempDir Path here) {
    folder.write("datasets/toy/a", "a").write("datasets/toy/b", "b");
    onceListed(() -> run("rm datasets/toy/a"));
    assertThatThrownBy(() -> storage.download("datasets/toy", here.resolve("copy"), true))
        .isInstanceOf(GraflagException.class)
        .hasMessageContainingAll("Cannot copy all of", "vanished meanwhile", "toy/a");
    assertThat(here).isEmptyDirectory();
  }

  @Test
  void keepsNothingOfAFileThatTheDiskDoesNotGiveOut(@TempDir Path here) throws IOException {
    folder.write("datasets/toy/\u00e9:a", "zeros").write("datasets/toy/b", "b");
    // As tar says it on a broken disk, which no test has.
    String name = root.toString().substring(1) + "/datasets/toy/\\303\\251\\:a";
    Path tar = root.resolve("bin/tar");
    folder.write(
        "bin/tar",
        """
        #!/bin/sh
        PATH=%s tar "$@"
        printf '%%s\\n' '%s' >&2
        yes 'tar: x: file changed as we read it' | head -n 200 >&2
        """
            .formatted(
                System.getenv("PATH"),
                "tar: "
                    + name
                    + ": Warning: Read error at byte 0, while reading 5 bytes: Input/output error"));
    Files.setPosixFilePermissions(tar, PosixFilePermissions.fromString("rwxr-xr-x"));
    storage =
        new RemoteStorage(
            ProcessShell.with(tar.getParent()), root, Clock.systemUTC(), Duration.ZERO);
    assertThatThrownBy(() -> download(here))
        .isInstanceOf(GraflagException.class)
        .hasMessageContainingAll("toy/\u00e9:a: Read error", "Input/output error");
    assertThat(here.toFile().list()).containsExactly("b");
  }

  @Test
  void letsNoLinkLeadOutWhereAManagerClaimsToSendItsRoot(@TempDir Path here) throws IOException {
    folder.write("datasets/toy/a", "");
    Files.delete(root.resolve("datasets/toy/a"));
    Files.createSymbolicLink(root.resolve("datasets/toy/b"), Path.of("../../.ssh"));
    String source = root.resolve("datasets/toy") + "\0";
    String real = root.toRealPath().resolve("datasets/toy") + "\0";
    shell.answer = finished -> replaced(finished, source + real, source + "/\0");
    download(here);
    assertThat(Files.readSymbolicLink(here.resolve("b"))).isEqualTo(Path.of(".ssh"));
  }

  @Test
  void writesThroughNoLinkButTheDestination(@TempDir Path here) throws IOException {
    folder.write("datasets/toy/a", "a");
    Path outside = Files.createDirectory(here.resolve("outside"));
    Files.createSymbolicLink(here.resolve("toy"), outside);
    List<String> sources = List.of("datasets/toy");
    CopyPath into = new CopyPath(here, false);
    assertThatThrownBy(
            () -> storage.download(sources, into, CopyOptions.PLAIN, CopyListener.SILENT))
        .isInstanceOf(GraflagException.class)
        .hasMessageContaining("toy: it is a link");
    assertThat(outside).isEmptyDirectory();
    download(here.resolve("toy"));
    assertThat(outside.resolve("a")).hasContent("a");
  }

  @Test
  void keepsNothingOfFilesThatShrinkWhileTheyAreCopied(@TempDir Path here) {
    String content = "x".repeat(1_000_000);
    folder.write("datasets/toy/a", content).write("datasets/toy/b", content);
    folder.write("datasets/toy/c", "whole");
    // When its first bytes have come, a pipe holds far less of the rest than is still to be read.
    shell.after(100_000, () -> empty("datasets/toy/a"));
    shell.after(1_100_000, () -> empty("datasets/toy/b"));
    assertThatThrownBy(() -> download(here))
        .isInstanceOf(GraflagException.class)
        .hasMessageContainingAll("toy/a, ", "toy/b became shorter");
    assertThat(here.toFile().list()).containsExactly("c");
  }

  private void empty(String path) {
    folder.write(path, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "..", "sub/../../evil", "."})
  void writesNothingWhereAManagerListsWhatLeadsOut(String name, @TempDir Path here) {
    folder.write("datasets/toy/goodname", "content");
    shell.answer = finished -> replaced(finished, "pgoodname\0", "p" + name + "\0");
    Path target = here.resolve("in/side");
    assertThatThrownBy(() -> download(target))
        .isInstanceOf(GraflagException.class)
        .hasMessageContainingAll("lists \"" + name + "\"", "nothing was copied");
    assertThat(here).isEmptyDirectory();
  }

  private static Finished replaced(Finished finished, String from, String to) {
    String output = new String(finished.output(), StandardCharsets.ISO_8859_1);
    return new Finished(
        finished.exitCode(),
        output.replace(from, to).getBytes(StandardCharsets.ISO_8859_1),
        finished.errors());
  }

  private CopyReport download(Path here) {
    return storage.download(
        List.of("datasets/toy/"),
        new CopyPath(here, false),
        CopyOptions.PLAIN,
        CopyListener.SILENT);
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
