package io.graflag.api.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeCopyTest {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir Path root;
  private Path from;

  @BeforeEach
  void open() throws IOException {
    from = Files.createDirectory(root.toRealPath().resolve("from"));
    root = root.toRealPath();
  }

  @Test
  void copiesATreeThereAndBackAgainUnchanged() throws IOException {
    write("a b/line\nend", "1");
    write("a b/\u00fc\u7570 'q'", "22");
    write("empty", "");
    Files.createDirectories(from.resolve("none"));
    Files.createSymbolicLink(from.resolve("link"), Path.of("a b"));
    Files.createSymbolicLink(from.resolve("absolute"), from.resolve("empty"));
    Files.setPosixFilePermissions(
        from.resolve("empty"), PosixFilePermissions.fromString("r-x--x---"));
    copy(from + "/", "there");
    copy(root + "/there/", "back");
    assertThat(listing(root.resolve("back"))).isEqualTo(listing(root.resolve("there")));
    assertThat(listing(from).size()).isEqualTo(listing(root.resolve("back")).size());
    assertThat(root.resolve("back/a b/line\nend")).hasContent("1");
    assertThat(Files.readSymbolicLink(root.resolve("back/link"))).hasToString("a b");
    assertThat(Files.readSymbolicLink(root.resolve("back/absolute"))).hasToString("empty");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(root.resolve("back/empty"))))
        .isEqualTo("r-x--x---");
  }

  @Test
  void copiesOnlyWhatChanged() throws IOException {
    write("same", "1");
    write("other", "2");
    assertThat(copy(from + "/", "to").filesCopied()).isEqualTo(2);
    write("other", "3");
    Files.setLastModifiedTime(from.resolve("other"), FileTime.from(Instant.EPOCH));
    CopyReport report = copy(from + "/", "to");
    assertThat(report.filesCopied()).isEqualTo(1);
    assertThat(report.filesSkipped()).isEqualTo(1);
    assertThat(report.changes().get(0).action()).isEqualTo(CopyChange.Action.UPDATE);
    assertThat(root.resolve("to/other")).hasContent("3");
    assertThat(Files.getLastModifiedTime(root.resolve("to/other")).toInstant())
        .isEqualTo(Instant.EPOCH);
  }

  @Test
  void putsADirectoryIntoTheDestinationAndWithASlashWhatItHolds() throws IOException {
    write("f", "1");
    copy(from.toString(), "to");
    copy(from + "/f", "to");
    copy(from + "/f", "name");
    copy(from + "/.", "to2");
    assertThat(root.resolve("to/from/f")).exists();
    assertThat(root.resolve("to/f")).exists();
    assertThat(root.resolve("name")).isRegularFile();
    assertThat(root.resolve("to2/f")).exists();
  }

  @Test
  void leavesOutALinkThatLeadsOutOfTheTree() throws IOException {
    Files.writeString(root.resolve("secret"), "s");
    Files.createDirectories(from.resolve("p/q"));
    Files.createSymbolicLink(from.resolve("out"), Path.of("../secret"));
    Files.createSymbolicLink(from.resolve("p/q/a"), Path.of("../.."));
    Files.createSymbolicLink(from.resolve("p/q/b"), Path.of("a/../secret"));
    CopyReport report = copy(from + "/", "to");
    assertThat(report.notices()).hasSize(2).allMatch(text -> text.contains("leads out"));
    assertThat(root.resolve("to/out")).doesNotExist();
    assertThat(root.resolve("to/p/q/b")).doesNotExist();
    assertThat(root.resolve("to/p/q/a")).isSymbolicLink();
  }

  @Test
  void copiesALinkByWayOfItsFolderAsOneInTheCopy() throws IOException {
    write("v2/f", "1");
    Files.createSymbolicLink(from.resolve("cur"), Path.of("../from/v2"));
    Files.createSymbolicLink(from.resolve("v2/self"), Path.of("../v2/../v2"));
    Files.createSymbolicLink(from.resolve("here"), Path.of("../from"));
    copy(from + "/", "to");
    assertThat(Files.readSymbolicLink(root.resolve("to/cur"))).isEqualTo(Path.of("v2"));
    assertThat(Files.readSymbolicLink(root.resolve("to/v2/self"))).isEqualTo(Path.of("."));
    assertThat(Files.readSymbolicLink(root.resolve("to/here"))).isEqualTo(Path.of("."));
    assertThat(copy(from + "/", "to").filesCopied()).isZero();
  }

  @Test
  void leavesOutAPipeAndSaysSo() throws Exception {
    String pipe = from.resolve("pipe").toString();
    assertThat(new ProcessBuilder("mkfifo", pipe).start().waitFor()).isZero();
    CopyReport report = copy(from + "/", "to");
    assertThat(report.notices()).singleElement().asString().contains("no regular file", "pipe");
  }

  @Test
  void followsASourceThatIsALink() throws IOException {
    write("f", "1");
    Files.createSymbolicLink(root.resolve("cora"), from);
    copy(root + "/cora", "to");
    assertThat(root.resolve("to/cora")).isDirectory();
    assertThat(Files.isSymbolicLink(root.resolve("to/cora"))).isFalse();
  }

  @Test
  void anInterruptedCopyLeavesNothingUnderAFinalName() throws IOException {
    try (RandomAccessFile large = new RandomAccessFile(from.resolve("large").toFile(), "rw")) {
      large.setLength(64L << 20);
    }
    CopyListener interrupting = progress -> Thread.currentThread().interrupt();
    assertThatThrownBy(() -> copy(from + "/", "to", CopyOptions.PLAIN, interrupting))
        .isInstanceOfSatisfying(
            GraflagException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INTERRUPTED));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(root.resolve("to")).isEmptyDirectory();
  }

  @Test
  void removesWhatAKilledCopyLeftLongAgoAndNeverCopiesIt() throws IOException {
    Path left = root.resolve("to/.graflag-copy-00000000-0000-0000-0000-000000000000.tmp");
    Path fresh = root.resolve("to/.graflag-copy-11111111-0000-0000-0000-000000000000.tmp");
    Files.createDirectories(left.getParent());
    Files.setLastModifiedTime(Files.createFile(left), FileTime.from(Instant.EPOCH));
    Files.createFile(fresh);
    write(fresh.getFileName().toString(), "half");
    assertThat(copy(from + "/", "to").filesCopied()).isZero();
    assertThat(left).doesNotExist();
    assertThat(fresh).isEmptyFile();
  }

  @Test
  void showsWhatItWouldDoAndDoesNothing() throws IOException {
    write("new", "12345");
    Files.createDirectories(root.resolve("to"));
    Files.createFile(root.resolve("to/old"));
    CopyReport report = copy(from + "/", "to", new CopyOptions(true, true), CopyListener.SILENT);
    assertThat(report.changes())
        .extracting(change -> change.action() + " " + change.path().getFileName())
        .containsExactly("delete old", "create new");
    assertThat(report.bytes()).isEqualTo(5);
    assertThat(root.resolve("to/new")).doesNotExist();
    assertThat(root.resolve("to/old")).exists();
  }

  @Test
  void deletesWhatIsNotAtTheSourceWhereAsked() throws IOException {
    write("sub/kept", "1");
    copy(from + "/", "to");
    Files.createDirectories(root.resolve("to/sub/gone/deep"));
    CopyReport report = copy(from + "/", "to", new CopyOptions(false, true), CopyListener.SILENT);
    assertThat(report.deleted()).isEqualTo(1);
    assertThat(listing(root.resolve("to"))).hasSize(listing(from).size());
  }

  @Test
  void refusesWhatMakesNoSenseBeforeAnythingIsWritten() throws IOException {
    write("f", "1");
    Files.createFile(root.resolve("file"));
    refuses(root + "/nothing", "to", Kind.NOT_FOUND, "does not exist");
    refuses(from.toString(), "file", Kind.CONFLICT, "is a file");
    refuses(from.toString(), "from/inner", Kind.USAGE, "into itself");
    refuses(from + "/f", "from/f", Kind.USAGE, "to itself");
    refuses(from + "/f/", "to", Kind.USAGE, "is no directory");
    Files.createDirectories(root.resolve("to/f"));
    refuses(from + "/", "to", Kind.CONFLICT, "is a directory");
    assertThat(root.resolve("to/f")).isEmptyDirectory();
  }

  @Test
  void neverDeletesASourceThatLiesInTheDestination() throws IOException {
    write("new/f", "1");
    CopyOptions delete = new CopyOptions(false, true);
    refuses(
        () -> copy(from + "/new/", "from", delete, CopyListener.SILENT), Kind.USAGE, "lies there");
    Path other = Files.createDirectory(root.resolve("other"));
    List<CopyPath> sources = List.of(path(other + "/"), path(from + "/new/f"));
    refuses(() -> copy(sources, "from", delete), Kind.USAGE, "lies there");
    assertThat(from.resolve("new/f")).hasContent("1");
    assertThat(copy(from + "/new/", "from").filesCopied()).isEqualTo(1);
  }

  @Test
  void refusesTwoSourcesThatWouldUndoEachOther() throws IOException {
    write("a/same/f", "1");
    write("b/same/f", "2");
    write("c/same", "3");
    write("d/other", "4");
    for (String other : List.of("b/", "c/")) {
      List<CopyPath> sources = List.of(path(from + "/a/"), path(from + "/" + other));
      refuses(() -> copy(sources, "to", CopyOptions.PLAIN), Kind.CONFLICT, from + "/a/same");
      refuses(() -> copy(sources, "to", CopyOptions.PLAIN), Kind.CONFLICT, from + "/" + other);
    }
    List<CopyPath> apart = List.of(path(from + "/a/"), path(from + "/d/"));
    assertThat(copy(apart, "to", CopyOptions.PLAIN).filesCopied()).isEqualTo(2);
    refuses(() -> copy(apart, "to", new CopyOptions(false, true)), Kind.CONFLICT, "undo");
  }

  private CopyPath path(String text) {
    return CopyPath.parse(text, root);
  }

  private CopyReport copy(List<CopyPath> sources, String to, CopyOptions options) {
    return TreeCopy.run(sources, path(to), link -> false, options, CopyListener.SILENT, CLOCK);
  }

  @Test
  void neverWritesThroughALinkInsideTheDestination() throws IOException {
    write("sub/f", "1");
    Path outside = Files.createDirectory(root.resolve("outside"));
    Files.createDirectories(root.resolve("to"));
    Files.createSymbolicLink(root.resolve("to/sub"), outside);
    refuses(from + "/", "to", Kind.CONFLICT, "is a link");
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void refusesToReplaceALinkThatLeadsNowhere() throws IOException {
    write("f", "1");
    Files.createDirectories(root.resolve("to"));
    Files.createSymbolicLink(root.resolve("to/f"), Path.of("gone"));
    refuses(from + "/", "to", Kind.CONFLICT, "leads nowhere");
    assertThat(root.resolve("to/f")).isSymbolicLink();
  }

  @Test
  void removesADirectoryThatAKilledDownloadLeftLongAgo() throws IOException {
    Path left = root.resolve("to/.graflag-copy-00000000-0000-0000-0000-000000000000.tmp");
    Path file = Files.createFile(Files.createDirectories(left).resolve("f"));
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    Files.setLastModifiedTime(left, FileTime.from(Instant.EPOCH));
    write("g", "1");
    assertThat(copy(from + "/", "to").filesCopied()).isEqualTo(1);
    assertThat(left).doesNotExist();
  }

  @Test
  void neverDeletesAnotherProgramsRunningCopy() throws IOException {
    Path fresh = root.resolve("to/.graflag-copy-11111111-0000-0000-0000-000000000000.tmp");
    Files.createDirectories(fresh.getParent());
    Files.createFile(fresh);
    CopyReport report = copy(from + "/", "to", new CopyOptions(false, true), CopyListener.SILENT);
    assertThat(report.deleted()).isZero();
    assertThat(fresh).exists();
  }

  @Test
  void deletesAFileWithALongName() throws IOException {
    write("x".repeat(230), "1");
    FileTree.delete(from.resolve("x".repeat(230)));
    assertThat(from).isEmptyDirectory();
  }

  private void refuses(String source, String destination, Kind kind, String message) {
    refuses(() -> copy(source, destination), kind, message);
  }

  private static void refuses(ThrowingCallable call, Kind kind, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(GraflagException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(message);
  }

  private CopyReport copy(String source, String destination) {
    return copy(source, destination, CopyOptions.PLAIN, CopyListener.SILENT);
  }

  private CopyReport copy(
      String source, String destination, CopyOptions options, CopyListener listener) {
    return TreeCopy.run(
        List.of(CopyPath.parse(source, root)),
        CopyPath.parse(destination, root),
        link -> false,
        options,
        listener,
        CLOCK);
  }

  private void write(String name, String text) throws IOException {
    Path file = from.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Names, kinds and times of all that a directory holds. */
  private static List<String> listing(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths
          .sorted()
          .map(
              path ->
                  directory.relativize(path)
                      + " "
                      + Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
          .toList();
    }
  }
}
