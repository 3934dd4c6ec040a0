package io.graflag.api.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.api.SharedFolder;
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
    assertThat(here.toFile().list()).containsExactly("b");
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
