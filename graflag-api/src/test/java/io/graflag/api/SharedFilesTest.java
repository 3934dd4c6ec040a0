package io.graflag.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.api.config.Places;
import io.graflag.api.copy.CopyListener;
import io.graflag.api.copy.CopyOptions;
import io.graflag.api.copy.CopyPath;
import io.graflag.api.copy.CopyReport;
import io.graflag.api.storage.LocalStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedFilesTest {
  @TempDir Path root;
  private Path shared;
  private Path mine;
  private SharedFiles files;

  @BeforeEach
  void open() throws IOException {
    shared = Files.createDirectory(root.toRealPath().resolve("shared"));
    mine = Files.createDirectory(root.toRealPath().resolve("mine"));
    Files.writeString(mine.resolve("f"), "1");
    files = new SharedFiles(new LocalStorage(Places.under(shared), SharedFolder.CLOCK));
  }

  @ParameterizedTest
  @ValueSource(strings = {"datasets/", "/datasets/", "./datasets/x/../", "datasets"})
  void acceptsDestinationsUnderSharedDir(String destination) throws IOException {
    Files.createDirectories(shared.resolve("datasets"));
    upload("f", destination);
    assertThat(shared.resolve("datasets/f")).hasContent("1");
  }

  @Test
  void acceptsAnAbsolutePathUnderSharedDir() {
    upload("f", shared + "/datasets/g");
    assertThat(shared.resolve("datasets/g")).hasContent("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "../x", "/../x", "datasets/../../x"})
  void refusesToLeaveSharedDir(String path) {
    assertThatThrownBy(() -> upload("f", path)).hasMessageContaining("leaves SHARED_DIR");
    assertThatThrownBy(() -> download(path)).hasMessageContaining("leaves SHARED_DIR");
  }

  @Test
  void dropsTheLeadingSlashOfAnyOtherPath() {
    assertThatThrownBy(() -> download("/etc/passwd"))
        .hasMessageContaining(shared + "/etc/passwd: it does not exist");
  }

  @Test
  void followsADatasetThatIsALinkAndNoOtherLink() throws IOException {
    Files.createDirectories(shared.resolve("datasets/toy"));
    Files.createSymbolicLink(shared.resolve("datasets/linked"), mine);
    Files.createSymbolicLink(shared.resolve("datasets/toy/out"), mine);
    CopyReport report = download("datasets");
    assertThat(root.resolve("copy/datasets/linked/f")).hasContent("1");
    assertThat(root.resolve("copy/datasets/toy/out")).doesNotExist();
    assertThat(report.notices()).singleElement().asString().contains("toy/out");
  }

  @Test
  void writesBesideTheExamplesAndNeverIntoThem() {
    Path own = root.resolve("work/shared");
    Places examples = new Places(shared, own, Optional.of(shared), mine, List.of());
    files = new SharedFiles(new LocalStorage(examples, SharedFolder.CLOCK));
    upload("f", "datasets/");
    assertThat(own.resolve("datasets/f")).hasContent("1");
    assertThat(own.resolve("methods")).isDirectory(); // so that it counts as SHARED_DIR from now on
    assertThat(shared).isEmptyDirectory();
  }

  @Test
  void readsExperimentsWhereTheyLie() throws IOException {
    Path own = root.resolve("work/shared");
    Places examples = new Places(shared, own, Optional.of(shared), mine, List.of());
    files = new SharedFiles(new LocalStorage(examples, SharedFolder.CLOCK));
    download("experiments/f");
    assertThat(root.resolve("copy")).hasContent("1");
  }

  @Test
  void sendsAMethodWhereItsNameInLowerCaseSays() throws IOException {
    Files.writeString(mine.resolve(".env"), "METHOD_NAME=TADDY\nCOMMAND=x\n");
    files.syncMethod(mine, CopyOptions.PLAIN, CopyListener.SILENT);
    assertThat(shared.resolve("methods/taddy/.env")).exists();
    assertThat(shared.resolve("methods/taddy/f")).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "COMMAND=x", "METHOD_NAME=", "METHOD_NAME=../x"})
  void refusesToSendAMethodWithoutAName(String line) throws IOException {
    Files.writeString(mine.resolve(".env"), line + "\n");
    assertThatThrownBy(() -> files.syncMethod(mine, CopyOptions.PLAIN, CopyListener.SILENT))
        .hasMessageFindingMatch("has no METHOD_NAME|is not the name of a method");
    assertThat(shared).isEmptyDirectory();
  }

  @Test
  void sendsALibraryAndLeavesTheOthersAlone() throws IOException {
    Files.createDirectories(shared.resolve("libs/graflag_runner/python"));
    Files.createDirectories(shared.resolve("libs/mine/old"));
    CopyReport report = files.syncLibrary(mine, new CopyOptions(false, true), CopyListener.SILENT);
    assertThat(shared.resolve("libs/mine/f")).exists();
    assertThat(shared.resolve("libs/mine/old")).doesNotExist();
    assertThat(shared.resolve("libs/graflag_runner/python")).exists();
    assertThat(report.deleted()).isEqualTo(1);
  }

  @Test
  void keepsTheOwnPartsOfALibraryThatItSharesWithTheOriginal() throws IOException {
    Path library = shared.resolve("libs/graflag_runner");
    Files.createDirectories(library.resolve("lib"));
    Files.createDirectories(library.resolve("old"));
    Path source = Files.createDirectory(root.resolve("graflag_runner"));
    Files.createFile(source.resolve("runner.py"));
    CopyReport report =
        files.syncLibrary(source, new CopyOptions(false, true), CopyListener.SILENT);
    assertThat(report.deleted()).isEqualTo(1);
    assertThat(library.resolve("lib")).exists();
    Files.createFile(source.resolve("VERSION"));
    assertThatThrownBy(() -> files.syncLibrary(source, CopyOptions.PLAIN, CopyListener.SILENT))
        .hasMessageContaining("Cannot copy VERSION to " + library);
  }

  @Test
  void refusesToDeleteWhereALinkLeadsOutOfSharedDir() throws IOException {
    Files.writeString(mine.resolve(".env"), "METHOD_NAME=TADDY\n");
    Path outside = Files.createDirectories(root.resolve("outside/old")).getParent();
    Files.createDirectories(shared.resolve("methods"));
    Files.createSymbolicLink(shared.resolve("methods/taddy"), outside);
    CopyOptions deleting = new CopyOptions(false, true);
    assertThatThrownBy(() -> files.syncMethod(mine, deleting, CopyListener.SILENT))
        .hasMessageContaining("leads out of SHARED_DIR");
    assertThat(outside.resolve("old")).exists();
  }

  @Test
  void makesNoShareForACopyThatFails() {
    Path own = root.resolve("work/shared");
    Places examples = new Places(shared, own, Optional.of(shared), mine, List.of());
    files = new SharedFiles(new LocalStorage(examples, SharedFolder.CLOCK));
    assertThatThrownBy(() -> upload("nothing", "datasets")).hasMessageContaining("does not exist");
    assertThat(own).doesNotExist();
  }

  @Test
  void writesExperimentsWhereTheyAreRead() {
    Path own = root.resolve("work/shared");
    Path experiments = root.resolve("work/experiments");
    Places places = new Places(own, own, Optional.empty(), experiments, List.of());
    files = new SharedFiles(new LocalStorage(places, SharedFolder.CLOCK));
    upload("f", "experiments/x/");
    assertThat(experiments.resolve("x/f")).hasContent("1");
    assertThat(own).doesNotExist();
  }

  @Test
  void refusesAnEmptyPath() {
    assertThatThrownBy(() -> upload("f", "")).hasMessageContaining("An empty path");
    assertThatThrownBy(() -> download("")).hasMessageContaining("An empty path");
  }

  private CopyReport upload(String source, String destination) {
    return files.upload(
        List.of(CopyPath.parse(source, mine)), destination, CopyOptions.PLAIN, CopyListener.SILENT);
  }

  private CopyReport download(String source) {
    return files.download(
        List.of(source), CopyPath.parse("copy", root), CopyOptions.PLAIN, CopyListener.SILENT);
  }
}
