package io.graflag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code graflag copy} and {@code graflag sync}; the working directory is SHARED_DIR. */
class CopyCommandTest {
  @TempDir Path root;
  private CommandLineSession session;

  @BeforeEach
  void open() {
    session = new CommandLineSession(root);
    session.write("mine/cora/edges.csv", "1,2\n").write("mine/cora/labels.csv", "0\n");
  }

  @Test
  void copiesADatasetThereAndBack() {
    CommandLineSession.Answer there =
        session.graflag("copy", "-s", "mine/cora", "--dest", "datasets", "-r");
    assertThat(there.code()).as(there.err()).isZero();
    assertThat(there.out()).startsWith("Copied 2 files (6 bytes in ");
    session.graflag("copy", "--from-remote", "-s", "/datasets/cora/", "--dest", "back");
    assertThat(root.resolve("back/edges.csv")).hasContent("1,2\n");
  }

  @Test
  void takesSeveralSourcesAndSaysWhatItDidAsJson() {
    CommandLineSession.Answer answer =
        session.graflag(
            "copy", "-s", "mine/cora/edges.csv", "mine/cora", "--dest", "datasets/x", "--json");
    assertThat(answer.json().integer("files_copied")).contains(3);
    assertThat(answer.json().wholeNumber("bytes")).contains(10L);
    assertThat(answer.json().integer("files_skipped")).contains(0);
    assertThat(answer.json().number("seconds")).isPresent();
  }

  @Test
  void showsWhatADryRunWouldCopy() {
    CommandLineSession.Answer answer =
        session.graflag("copy", "-s", "mine/cora/", "--dest", "datasets/cora", "--dry-run");
    assertThat(answer.out()).contains("create  ", "datasets/cora/edges.csv", "Would copy 2 files");
    assertThat(root.resolve("datasets/cora")).doesNotExist();
  }

  @Test
  void showsANameThatHoldsALineEndOnOneLine() {
    session.write("mine/cora/a\nb", "");
    CommandLineSession.Answer answer =
        session.graflag("copy", "-s", "mine/cora/", "--dest", "datasets/cora", "--dry-run");
    assertThat(answer.out()).contains("cora/a\\nb\"");
  }

  @Test
  void exitsWithOneForASourceThatIsMissing() {
    CommandLineSession.Answer answer =
        session.graflag("copy", "-s", "mine/nothing", "--dest", "datasets");
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.err()).contains("mine/nothing: it does not exist");
  }

  @Test
  void exitsWithTwoForAnEmptyPath() {
    assertThat(session.graflag("copy", "-s", "mine/cora", "--dest", "").code()).isEqualTo(2);
    assertThat(session.graflag("sync", "--path", "").code()).isEqualTo(2);
    assertThat(session.graflag("evaluate", "--path", "").code()).isEqualTo(2);
    assertThat(session.graflag("run", "--from-config", "").code()).isEqualTo(2);
  }

  @Test
  void exitsWithTwoForAPathThatLeavesSharedDir() {
    CommandLineSession.Answer answer =
        session.graflag("copy", "-s", "mine/cora", "--dest", "../../elsewhere");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("leaves SHARED_DIR");
  }

  @Test
  void sendsAMethodAndListsWhatItDeletes() throws IOException {
    session.write("mine/m/.env", "METHOD_NAME=TADDY\nCOMMAND=true\n");
    session.graflag("sync", "--path", "mine/m");
    assertThat(session.graflag("list", "methods").out()).contains("taddy");
    Files.createFile(root.resolve("methods/taddy/old.py"));
    CommandLineSession.Answer answer =
        session.graflag("sync", "--path", "mine/m", "--delete", "--dry-run");
    assertThat(answer.out()).contains("delete  ", "taddy/old.py", "1 unchanged, 1 deleted");
    assertThat(root.resolve("methods/taddy/old.py")).exists();
  }

  private void aMethodWithSomethingToDelete() throws IOException {
    session.write("mine/m/.env", "METHOD_NAME=TADDY\nCOMMAND=true\n");
    session.graflag("sync", "--path", "mine/m");
    Files.createFile(root.resolve("methods/taddy/old.py"));
  }

  @Test
  void deletesAfterAYesAndNothingAfterANo() throws IOException {
    aMethodWithSomethingToDelete();
    session.typing("no");
    CommandLineSession.Answer no = session.graflag("sync", "--path", "mine/m", "--delete");
    assertThat(no.code()).isEqualTo(1);
    assertThat(no.out()).contains("delete  ", "taddy/old.py");
    assertThat(no.err()).contains("Delete 1 path there", "Nothing was changed");
    assertThat(root.resolve("methods/taddy/old.py")).exists();
    session.typing("y");
    assertThat(session.graflag("sync", "--path", "mine/m", "--delete").code()).isZero();
    assertThat(root.resolve("methods/taddy/old.py")).doesNotExist();
  }

  @Test
  void deletesNothingWhereNobodyCanBeAskedUnlessToldBefore() throws IOException {
    aMethodWithSomethingToDelete();
    CommandLineSession.Answer answer = session.graflag("sync", "--path", "mine/m", "--delete");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("would delete 1 path", "--yes");
    assertThat(root.resolve("methods/taddy/old.py")).exists();
    assertThat(session.graflag("sync", "--path", "mine/m", "--delete", "--yes").out())
        .containsOnlyOnce("taddy/old.py")
        .contains("1 deleted");
    assertThat(root.resolve("methods/taddy/old.py")).doesNotExist();
  }

  @Test
  void findsAChangeOfEqualSizeAndTimeByItsContent() throws IOException {
    session.graflag("copy", "-s", "mine/cora/", "--dest", "datasets/cora");
    Path copy = root.resolve("datasets/cora/edges.csv");
    FileTime time = Files.getLastModifiedTime(copy);
    Files.setLastModifiedTime(Files.writeString(copy, "2,1\n"), time);
    String[] words = {"copy", "-s", "mine/cora/", "--dest", "datasets/cora"};
    assertThat(session.graflag(words).out()).startsWith("Copied 0 files");
    words = new String[] {"copy", "-s", "mine/cora/", "--dest", "datasets/cora", "--checksum"};
    assertThat(session.graflag(words).out()).startsWith("Copied 1 file");
    assertThat(copy).hasContent("1,2\n");
  }

  @Test
  void refusesToSendWhatIsNoMethod() {
    CommandLineSession.Answer answer = session.graflag("sync", "--path", "mine/cora");
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.err()).contains("it has no .env file", "--lib");
  }
}
