package io.graflag.api.storage;

import static io.graflag.api.storage.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.api.SharedFolder;
import io.graflag.api.copy.CopyChange;
import io.graflag.api.copy.CopyListener;
import io.graflag.api.copy.CopyOptions;
import io.graflag.api.copy.CopyPath;
import io.graflag.api.copy.CopyProgress;
import io.graflag.api.ssh.Argv;
import io.graflag.api.ssh.Finished;
import io.graflag.api.ssh.Shell;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.experiment.ExperimentName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A manager whose user is not root: what may not be read or written there. */
class UnprivilegedIT {
  private static final ExperimentName NAME =
      ExperimentName.parse("exp__midas__toy__20260309_143000");

  private static final String COMPLETED =
      "{\"status\": \"completed\", \"timestamp\": \"2026-03-09T14:30:00Z\"}";

  @TempDir Path root;
  private final ProcessShell shell = new ProcessShell();
  private SharedFolder folder;

  @BeforeEach
  void open() {
    folder = new SharedFolder(root);
  }

  private Path file(String name) {
    return root.resolve("experiments/" + NAME + "/" + name);
  }

  /** The same manager for a user who is not root; root may read everything. */
  private RemoteStorage asNobody() throws IOException {
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxrwxrwx"));
    return new RemoteStorage(nobody(), root, Clock.systemUTC());
  }

  private static ProcessShell nobody() {
    return isRoot()
        ? ProcessShell.within("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
        : new ProcessShell();
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private static void protect(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  @Test
  void takesADirectoryItMayNotLookIntoForNeitherEmptyNorOver() throws IOException {
    folder.write("experiments/" + NAME + "/status.json", COMPLETED);
    folder.write("experiments/" + NAME.next() + "/status.json", COMPLETED);
    RemoteStorage storage = asNobody();
    protect(file(""), "---------");
    try {
      assertThat(storage.experiment(NAME).unread().orElseThrow()).contains(NAME.value());
      assertThat(storage.experiments(5))
          .extracting(scan -> scan.unread().isPresent())
          .containsExactly(false, true);
      assertRefused(Kind.STORAGE, "ermission denied", () -> storage.read(file("status.json")));
      assertRefused(Kind.STORAGE, "ermission denied", () -> storage.outputTail(NAME, 5));
    } finally {
      protect(file(""), "rwx------");
    }
  }

  @Test
  void saysThatItMayNotReadAFile() throws IOException {
    folder.write("experiments/" + NAME + "/method_output.txt", "one\n");
    folder.write("experiments/" + NAME + "/resources.csv", "timestamp,a\n1,2\n");
    RemoteStorage storage = asNobody();
    protect(file("method_output.txt"), "---------");
    protect(file("resources.csv"), "---------");
    assertRefused(Kind.STORAGE, "Permission denied", () -> storage.outputTail(NAME, 5));
    assertRefused(Kind.STORAGE, "Permission denied", () -> storage.output(NAME, 0, 5));
    assertRefused(Kind.STORAGE, "Permission denied", () -> storage.lastRow(NAME, "resources"));
  }

  @Test
  void hidesNoExperimentThatItCouldNotDelete() throws IOException {
    Assumptions.assumeTrue(isRoot(), "only root can become another user");
    folder.write("experiments/" + NAME + "/status.json", COMPLETED);
    RemoteStorage storage = asNobody();
    protect(root.resolve("experiments"), "rwxrwxrwx");
    assertRefused(Kind.STORAGE, "Permission denied", () -> storage.delete(NAME));
    assertThat(root.resolve("experiments").toFile().list()).containsExactly(NAME.value());
  }

  @Test
  void failsADownloadOfAFileItMayNotRead(@TempDir Path here) throws IOException {
    folder.write("datasets/toy/a", "a").write("datasets/toy/\u00e9: b\nc", "b");
    RemoteStorage storage = asNobody();
    protect(root.resolve("datasets/toy/\u00e9: b\nc"), "---------");
    assertRefused(
        Kind.STORAGE,
        "toy/\u00e9: b?c: Cannot open: Permission denied",
        () ->
            storage.download(
                List.of("datasets/toy/"),
                new CopyPath(here, false),
                CopyOptions.PLAIN,
                CopyListener.SILENT));
    assertThat(here.toFile().list()).containsExactly("a");
  }

  @Test
  void failsADownloadOfALargeFileInAFolderItMayNotLookInto(@TempDir Path here) throws IOException {
    folder.write("datasets/toy/in/a", "y".repeat(9 << 20));
    RemoteStorage storage = asNobody();
    CopyListener closing =
        new CopyListener() {
          @Override
          public void on(CopyProgress progress) {
            // It never comes so far.
          }

          @Override
          public void planned(List<CopyChange> changes) {
            close(root.resolve("datasets/toy/in"));
          }
        };
    assertRefused(
        Kind.STORAGE,
        "Permission denied",
        () ->
            storage.download(
                List.of("datasets/toy/in/a"),
                new CopyPath(here, false),
                CopyOptions.PLAIN,
                closing));
  }

  private static void close(Path folder) {
    try {
      protect(folder, "---------");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void uploadsADirectoryThatMayNotBeWrittenTo(@TempDir Path here) throws IOException {
    Path tree = Files.createDirectories(here.resolve("tree/sub/deep"));
    Files.writeString(tree.resolve("f"), "content");
    protect(tree, "r-xr-xr-x");
    protect(here.resolve("tree/sub"), "r-xr-xr-x");
    protect(here.resolve("tree"), "r-xr-xr-x");
    Path there = Files.createDirectory(root.resolve("libs"));
    protect(there, "rwxrwxrwx");
    List<CopyPath> sources = List.of(new CopyPath(here.resolve("tree"), false));
    asNobody().upload(sources, "libs", CopyOptions.PLAIN, CopyListener.SILENT);
    assertThat(there.resolve("tree/sub/deep/f")).hasContent("content");
    assertThat(there.toFile().list()).containsExactly("tree");
    for (String path : List.of("tree", "tree/sub", "tree/sub/deep")) {
      assertThat(permissions(there.resolve(path))).isEqualTo("r-xr-xr-x");
    }
  }

  @Test
  void leavesNothingOfADirectoryThatMayNotBeWrittenTo() throws IOException {
    String archive =
        "mkdir -p in/0/sub && touch in/0/sub/f && chmod 555 in/0/sub && tar -C in -c 0";
    Finished packed =
        shell.run(Argv.of("sh", "-c", "cd \"$1\" && " + archive, "sh", root.toString()));
    Path there = Files.createDirectory(root.resolve("libs"));
    protect(root, "rwxr-xr-x");
    protect(there, "rwxrwxrwx");
    List<String> arguments = List.of(there.toString(), "stage");
    Finished received =
        nobody().run(Script.RECEIVE.command(root, arguments), packed.output(), Shell.USUAL_LIMIT);
    assertThat(received.exitCode()).isEqualTo(Script.Code.CUT);
    assertThat(there).isEmptyDirectory();
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
