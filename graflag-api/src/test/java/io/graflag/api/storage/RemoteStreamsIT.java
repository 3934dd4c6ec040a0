package io.graflag.api.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.api.SharedFolder;
import io.graflag.api.copy.CopyListener;
import io.graflag.api.copy.CopyOptions;
import io.graflag.api.copy.CopyPath;
import io.graflag.api.copy.CopyReport;
import io.graflag.core.GraflagException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    assertThatThrownBy(
            () ->
                storage.download(
                    List.of("datasets/toy/"),
                    new CopyPath(here, false),
                    CopyOptions.PLAIN,
                    CopyListener.SILENT))
        .isInstanceOf(GraflagException.class);
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
    CopyReport report =
        storage.download(
            List.of("datasets/toy/"),
            new CopyPath(here, false),
            CopyOptions.PLAIN,
            CopyListener.SILENT);
    assertThat(report.notices()).singleElement().asString().contains("vanished", "toy/a");
    assertThat(here.toFile().list()).containsExactly("b");
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
