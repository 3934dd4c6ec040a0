package io.graflag.api.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.api.copy.CopyListener;
import io.graflag.api.copy.CopyOptions;
import io.graflag.api.copy.CopyPath;
import io.graflag.api.copy.CopyReport;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a copy that was cut leaves, and what the next one makes of it. */
class KeptCopyIT {
  private static final int SIZE = 20 << 20;
  private static final int CUT = 12_000_000;

  @TempDir Path top;
  private final InterferingShell shell = new InterferingShell();
  private Path there;
  private Path here;
  private RemoteStorage storage;

  @BeforeEach
  void open() throws IOException {
    there = Files.createDirectories(top.resolve("shared/datasets/toy"));
    here = Files.createDirectory(top.resolve("here"));
    storage = new RemoteStorage(shell, top.resolve("shared"), Clock.systemUTC(), Duration.ZERO);
  }

  private static Path write(Path file) throws IOException {
    byte[] bytes = new byte[SIZE];
    new Random(1).nextBytes(bytes);
    return Files.write(file, bytes);
  }

  private CopyReport upload(Path... sources) {
    return storage.upload(
        Arrays.stream(sources).map(source -> new CopyPath(source, false)).toList(),
        "datasets/toy",
        CopyOptions.PLAIN,
        CopyListener.SILENT);
  }

  private CopyReport download() {
    return storage.download(
        List.of("datasets/toy/"),
        new CopyPath(here, false),
        CopyOptions.PLAIN,
        CopyListener.SILENT);
  }

  private void cut(Runnable copy) {
    cut(CUT, copy);
  }

  private void cut(long bytes, Runnable copy) {
    shell.cutAfter = bytes;
    assertThatThrownBy(copy::run).isInstanceOf(GraflagException.class);
    shell.cutAfter = Long.MAX_VALUE;
  }

  private static Path kept(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(".graflag-copy-"))
          .reduce((one, other) -> one.toString().compareTo(other.toString()) < 0 ? one : other)
          .orElseThrow();
    }
  }

  private static void flip(Path file, long at) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(at);
      int old = bytes.read();
      bytes.seek(at);
      bytes.write(old ^ 1);
    }
  }

  @Test
  void goesOnWithWhatAnotherUploadLeft() throws IOException {
    Path source = write(here.resolve("a"));
    cut(() -> upload(source));
    assertThat(there.resolve("a")).doesNotExist();
    long kept = Files.size(kept(there));
    assertThat(upload(source).bytesKept()).isEqualTo(kept).isGreaterThan(CUT / 2);
    assertThat(there.resolve("a")).hasSameBinaryContentAs(source);
    assertThat(there.toFile().list()).containsExactly("a");
  }

  @Test
  void goesOnWithLessThanIsWrittenAtOnce() throws IOException {
    Path source = write(here.resolve("a"));
    cut(100_000, () -> upload(source));
    assertThat(upload(source).bytesKept()).isEqualTo(100_000);
    assertThat(there.resolve("a")).hasSameBinaryContentAs(source);
  }

  @Test
  void beginsAnewWithAFileOfItsOwn() throws IOException {
    Path source = write(here.resolve("a"));
    cut(() -> upload(source));
    // Somebody who still has the old one open writes to it.
    Path old = Files.createLink(top.resolve("old"), kept(there));
    flip(old, 0);
    long size = Files.size(old);
    upload(source);
    assertThat(old).hasSize(size);
    assertThat(there.resolve("a")).hasSameBinaryContentAs(source);
  }

  @Test
  void movesNothingThatAnotherCopyHasBegunAnew() throws IOException {
    Path source = write(here.resolve("a"));
    onCommand(2, () -> Files.write(kept(there), new byte[1000]));
    assertThatThrownBy(() -> upload(source))
        .isInstanceOfSatisfying(
            GraflagException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
    assertThat(there.resolve("a")).doesNotExist();
    upload(source);
    assertThat(there.resolve("a")).hasSameBinaryContentAs(source);
  }

  /** Has something happen before a command, the first one being number 0. */
  private void onCommand(int number, Callable<?> action) {
    int[] commands = new int[1];
    shell.before =
        () -> {
          if (commands[0]++ == number) {
            assertThatCode(action::call).doesNotThrowAnyException();
          }
        };
  }

  @Test
  void makesNothingAnewThatAnotherCopyHasMovedToItsPlace() throws IOException {
    Path source = write(here.resolve("a"));
    cut(() -> upload(source));
    Path bin = Files.createDirectory(top.resolve("bin"));
    // Once it is found to be there, it is moved.
    Path stat =
        Files.writeString(
            bin.resolve("stat"),
            "#!/bin/sh\nPATH="
                + System.getenv("PATH")
                + "\nstat \"$@\"; [ -e moved ] || mv -- \"$4\" moved\n");
    Files.setPosixFilePermissions(stat, PosixFilePermissions.fromString("rwxr-xr-x"));
    storage =
        new RemoteStorage(
            ProcessShell.with(bin), top.resolve("shared"), Clock.systemUTC(), Duration.ZERO);
    assertThatThrownBy(() -> upload(source)).isInstanceOf(GraflagException.class);
    assertThat(there.toFile().list()).containsExactly("moved");
  }

  @Test
  void keepsToItselfWhatHasArrivedByHalf() throws IOException {
    write(Files.createDirectory(there.resolve("sub")).resolve("a"));
    Files.setPosixFilePermissions(there, PosixFilePermissions.fromString("rwxr-x---"));
    cut(() -> downloadAll());
    Path folder = here.resolve("new/toy/sub");
    assertThat(permissions(kept(folder))).isEqualTo("rw-------");
    assertThat(permissions(folder)).isEqualTo("rwx------");
    downloadAll();
    assertThat(permissions(folder)).isEqualTo(permissions(there.resolve("sub")));
    assertThat(permissions(folder.getParent())).isEqualTo("rwxr-x---");
    assertThat(folder.toFile().list()).containsExactly("a");
    assertThat(folder.getParent().toFile().list()).containsExactly("sub");
    assertThat(Files.getLastModifiedTime(folder))
        .isEqualTo(Files.getLastModifiedTime(there.resolve("sub")));
  }

  private void downloadAll() {
    storage.download(
        List.of("datasets/toy"),
        new CopyPath(here.resolve("new"), true),
        CopyOptions.PLAIN,
        CopyListener.SILENT);
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void goesOnWithWhatAnotherDownloadLeft() throws IOException {
    Path source = write(there.resolve("a"));
    cut(this::download);
    long kept = Files.size(kept(here));
    assertThat(download().bytesKept()).isEqualTo(kept).isGreaterThan(CUT / 2);
    assertThat(here.resolve("a")).hasSameBinaryContentAs(source);
    assertThat(here.toFile().list()).containsExactly("a");
  }

  @Test
  void trustsNothingThatWasKeptWithoutComparingIt() throws IOException {
    Path source = write(here.resolve("a"));
    cut(() -> upload(source));
    flip(kept(there), 1_000_000);
    assertThat(upload(source).bytesKept()).isZero();
    assertThat(there.resolve("a")).hasSameBinaryContentAs(source);
    Files.delete(source);
    cut(this::download);
    flip(kept(here), 1_000_000);
    assertThat(download().bytesKept()).isZero();
    assertThat(source).hasSameBinaryContentAs(there.resolve("a"));
  }

  @Test
  void beginsAnewWithASourceThatChanged() throws IOException {
    Path source = write(here.resolve("a"));
    cut(() -> upload(source));
    flip(source, SIZE - 1);
    Files.setLastModifiedTime(source, FileTime.from(Instant.parse("2026-03-09T14:30:00Z")));
    assertThat(upload(source).bytesKept()).isZero();
    assertThat(there.resolve("a")).hasSameBinaryContentAs(source);
  }

  @Test
  void showsNothingOfAnUploadUntilAllOfItIsThere() throws IOException {
    Path large = write(here.resolve("a"));
    Path small = Files.writeString(here.resolve("b"), "small");
    cut(() -> upload(small, large));
    assertThat(there.toFile().list((folder, name) -> !name.startsWith("."))).isEmpty();
    upload(small, large);
    assertThat(there.toFile().list()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void keepsPermissionsAndTimesOfADirectoryThatIsWrittenToLater() throws IOException {
    Path folder = Files.createDirectories(here.resolve("tree/sub"));
    write(folder.resolve("a"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-x---"));
    FileTime past = FileTime.from(Instant.parse("2020-02-03T04:05:06.123456Z"));
    Files.setLastModifiedTime(folder, past);
    upload(here.resolve("tree"));
    Path copy = there.resolve("tree/sub");
    assertThat(Files.getLastModifiedTime(copy)).isEqualTo(past);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
        .isEqualTo("r-xr-x---");
    assertThat(copy.resolve("a")).hasSameBinaryContentAs(folder.resolve("a"));
  }

  @Test
  void removesWhatNobodyWentOnWithForDays() throws IOException {
    Path source = write(there.resolve("a"));
    cut(this::download);
    Path kept = kept(here);
    Files.setLastModifiedTime(kept, FileTime.from(Instant.now().minus(Duration.ofDays(3))));
    Files.setLastModifiedTime(source, FileTime.from(Instant.EPOCH));
    download();
    assertThat(kept).exists();
    Files.setLastModifiedTime(kept, FileTime.from(Instant.now().minus(Duration.ofDays(5))));
    download();
    assertThat(kept).doesNotExist();
  }

  @Test
  void saysHowToGoOnWhenItGivesUp() throws IOException {
    Path source = write(here.resolve("a"));
    shell.cutAfter = CUT;
    assertThatThrownBy(() -> upload(source))
        .isInstanceOfSatisfying(
            GraflagException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
              assertThat(e.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("goes on"));
            });
  }
}
