package io.graflag.api.storage;

import static io.graflag.api.storage.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.api.SharedFolder;
import io.graflag.api.copy.CopyChange;
import io.graflag.api.copy.CopyListener;
import io.graflag.api.copy.CopyOptions;
import io.graflag.api.copy.CopyPath;
import io.graflag.api.copy.CopyProgress;
import io.graflag.api.copy.CopyReport;
import io.graflag.api.ssh.LocalShell;
import io.graflag.api.ssh.Shell;
import io.graflag.api.ssh.SshServer;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Copies to and from SHARED_DIR, wherever it lies. */
@ExtendWith(SshServer.Extension.class)
class StorageCopyIT {
  private static final CopyOptions DELETE = new CopyOptions(false, true);
  private static final CopyOptions DRY_RUN = new CopyOptions(true, true);

  /** Where SHARED_DIR lies. */
  enum Place {
    LOCAL((folder, there) -> new LocalStorage(folder.places(), Clock.systemUTC())),
    MANAGER_HERE((folder, there) -> remote(new LocalShell(), folder)),
    MANAGER_THERE((folder, there) -> remote(there, folder));

    private final BiFunction<SharedFolder, Shell, Storage> opening;

    Place(BiFunction<SharedFolder, Shell, Storage> opening) {
      this.opening = opening;
    }

    private static Storage remote(Shell shell, SharedFolder folder) {
      return new RemoteStorage(shell, folder.places().sharedDir(), Clock.systemUTC());
    }
  }

  @TempDir Path top;
  private Shell there;
  private Path root;
  private Path here;
  private SharedFolder folder;

  @BeforeEach
  void open(SshServer server) throws IOException {
    there = server.shell();
    root = Files.createDirectory(top.resolve("shared"));
    here = Files.createDirectory(top.resolve("here"));
    Files.createDirectory(root.resolve("methods"));
    folder = new SharedFolder(root);
  }

  private CopyReport upload(Place place, String source, String target, CopyOptions options) {
    return place
        .opening
        .apply(folder, there)
        .upload(List.of(CopyPath.parse(source, here)), target, options, CopyListener.SILENT);
  }

  private CopyReport download(Place place, String source, String target, CopyOptions options) {
    return place
        .opening
        .apply(folder, there)
        .download(List.of(source), CopyPath.parse(target, here), options, CopyListener.SILENT);
  }

  /** A tree with all that a tree may hold. */
  private static void fill(Path tree) throws IOException {
    Files.createDirectories(tree.resolve("bin/empty"));
    Files.writeString(tree.resolve("bin/run"), "#!/bin/sh\n");
    Files.writeString(tree.resolve("new\nline $(touch x) 'q'"), "hostile");
    Files.writeString(tree.resolve("Grüße"), "text");
    // More than an archive has room for beside the other facts.
    Files.writeString(tree.resolve("ü".repeat(120)), "long");
    Files.createFile(tree.resolve("nothing"));
    Files.createSymbolicLink(tree.resolve("link"), Path.of("bin/run"));
    Files.setPosixFilePermissions(
        tree.resolve("bin/run"), PosixFilePermissions.fromString("rwxr-x--x"));
    Files.setPosixFilePermissions(
        tree.resolve("bin/empty"), PosixFilePermissions.fromString("rwx------"));
    Instant past = Instant.parse("2020-02-03T04:05:06.1234567Z");
    for (String path : List.of("bin/run", "nothing", "bin/empty", "bin")) {
      Files.setLastModifiedTime(tree.resolve(path), FileTime.from(past));
    }
    Instant before1970 = Instant.parse("1955-11-05T06:15:00.25Z");
    Files.setLastModifiedTime(tree.resolve("Grüße"), FileTime.from(before1970));
  }

  /** Everything below a directory: kind, permissions, time and content, by its path. */
  private static Map<String, String> tree(Path top) throws IOException {
    Map<String, String> tree = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(top)) {
      for (Path path : paths.skip(1).toList()) {
        String words = "link";
        if (!Files.isSymbolicLink(path)) {
          words =
              PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
                  + " "
                  + Files.getLastModifiedTime(path).toInstant().truncatedTo(ChronoUnit.MICROS)
                  + (Files.isDirectory(path) ? "" : Files.readString(path));
        }
        tree.put(top.relativize(path).toString(), words);
      }
    }
    return tree;
  }

  @ParameterizedTest
  @EnumSource
  void bringsATreeThereAndBackAsItIs(Place place) throws IOException {
    fill(Files.createDirectory(here.resolve("tree")));
    CopyReport report = upload(place, "tree", "datasets", CopyOptions.PLAIN);
    assertThat(report.filesCopied()).isEqualTo(6);
    assertThat(tree(root.resolve("datasets/tree"))).isEqualTo(tree(here.resolve("tree")));
    download(place, "datasets/tree/", "back", CopyOptions.PLAIN);
    assertThat(tree(here.resolve("back"))).isEqualTo(tree(here.resolve("tree")));
    assertThat(Files.readSymbolicLink(here.resolve("back/link"))).isEqualTo(Path.of("bin/run"));
  }

  @ParameterizedTest
  @EnumSource
  void copiesOnlyWhatChanged(Place place) throws IOException {
    fill(Files.createDirectory(here.resolve("tree")));
    upload(place, "tree/", "libs/tree", CopyOptions.PLAIN);
    long before = there.requests();
    assertThat(upload(place, "tree/", "libs/tree", CopyOptions.PLAIN).filesSkipped()).isEqualTo(6);
    assertThat(there.requests() - before).isLessThanOrEqualTo(1);
    Files.writeString(here.resolve("tree/bin/run"), "changed");
    Files.writeString(here.resolve("tree/bin/new"), "new");
    CopyReport report = upload(place, "tree/", "libs/tree", CopyOptions.PLAIN);
    assertThat(report.changes())
        .extracting(change -> change.action() + " " + change.path().getFileName())
        .containsExactly("create new", "update run");
    assertThat(root.resolve("libs/tree/bin/run")).hasContent("changed").isExecutable();
    assertThat(download(place, "libs/tree/", "tree", CopyOptions.PLAIN).filesCopied()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void findsAChangeOfEqualSizeAndTimeByItsContent(Place place) throws IOException {
    fill(Files.createDirectory(here.resolve("tree")));
    upload(place, "tree/", "libs/tree", CopyOptions.PLAIN);
    Path changed = here.resolve("tree/new\nline $(touch x) 'q'");
    FileTime time = Files.getLastModifiedTime(changed);
    Files.setLastModifiedTime(Files.writeString(changed, "HOSTILE"), time);
    Files.setLastModifiedTime(here.resolve("tree/bin/run"), FileTime.from(Instant.EPOCH));
    CopyOptions contents = CopyOptions.PLAIN.comparingContents();
    CopyReport back =
        download(place, "libs/tree/", "tree", new CopyOptions(true, false).comparingContents());
    assertThat(back.changes()).extracting(CopyChange::path).containsExactly(changed);
    assertThat(upload(place, "tree/", "libs/tree", contents).filesCopied()).isEqualTo(1);
    assertThat(root.resolve("libs/tree").resolve(changed.getFileName())).hasContent("HOSTILE");
    assertThat(upload(place, "tree/", "libs/tree", contents).filesCopied()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void changesNothingWhereTheListenerRefusesThePlan(Place place) throws IOException {
    folder.write("libs/tree/old", "");
    Files.writeString(Files.createDirectory(here.resolve("tree")).resolve("new"), "");
    CopyListener refusing = refusing();
    Storage storage = place.opening.apply(folder, there);
    List<CopyPath> sources = List.of(CopyPath.parse("tree/", here));
    assertRefused(Kind.FAILED, () -> storage.upload(sources, "libs/tree", DELETE, refusing));
    assertThat(root.resolve("libs/tree").toFile().list()).containsExactly("old");
  }

  private static CopyListener refusing() {
    return new CopyListener() {
      @Override
      public void on(CopyProgress progress) {
        // It never comes so far.
      }

      @Override
      public void planned(List<CopyChange> changes) {
        throw GraflagException.of(Kind.FAILED, "no to " + changes.size() + " changes");
      }
    };
  }

  @ParameterizedTest
  @EnumSource
  void deletesWhatIsNotAtTheSource(Place place) throws IOException {
    Files.createDirectories(here.resolve("tree/sub"));
    Files.writeString(here.resolve("tree/sub/kept"), "");
    folder
        .write("libs/tree/sub/old", "")
        .write("libs/tree/gone/a/b", "")
        .write("libs/tree/lib/x", "");
    CopyOptions options = DELETE.keeping(Set.of("lib"));
    assertThat(upload(place, "tree/", "libs/tree", DRY_RUN).deleted()).isEqualTo(3);
    assertThat(root.resolve("libs/tree/sub/old")).exists();
    assertThat(root.resolve("libs/tree/sub/kept")).doesNotExist();
    assertThat(upload(place, "tree/", "libs/tree", options).deleted()).isEqualTo(2);
    assertThat(tree(root.resolve("libs/tree")).keySet())
        .containsExactly("lib", "lib/x", "sub", "sub/kept");
    Files.writeString(here.resolve("tree/surplus"), "");
    assertThat(download(place, "libs/tree/", "tree", DELETE).deleted()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void putsAFileUnderItsNewNameOrIntoADirectory(Place place) throws IOException {
    Files.writeString(here.resolve("a.csv"), "a");
    upload(place, "a.csv", "datasets/toy/b.csv", CopyOptions.PLAIN);
    assertThat(root.resolve("datasets/toy/b.csv")).hasContent("a");
    upload(place, "a.csv", "datasets/toy", CopyOptions.PLAIN);
    upload(place, "a.csv", "datasets/new/", CopyOptions.PLAIN);
    assertThat(root.resolve("datasets/toy/a.csv")).hasContent("a");
    assertThat(root.resolve("datasets/new/a.csv")).hasContent("a");
    download(place, "/datasets/toy/b.csv", "c.csv", CopyOptions.PLAIN);
    download(place, root + "/datasets/toy/b.csv", "deep/", CopyOptions.PLAIN);
    assertThat(here.resolve("c.csv")).hasContent("a");
    assertThat(here.resolve("deep/b.csv")).hasContent("a");
  }

  @ParameterizedTest
  @EnumSource
  void refusesWhatLeavesSharedDirOrIsInTheWay(Place place) throws IOException {
    Files.createDirectories(here.resolve("tree/sub"));
    Files.writeString(here.resolve("tree/file"), "");
    folder.write("libs/a/sub", "").write("libs/b/file/x", "").write("out/x", "");
    Files.createSymbolicLink(root.resolve("libs/away"), here);
    Files.createDirectories(root.resolve("libs/c"));
    Files.createSymbolicLink(root.resolve("libs/c/sub"), root.resolve("out"));
    assertRefused(Kind.USAGE, () -> upload(place, "tree", "../x", CopyOptions.PLAIN));
    assertRefused(Kind.USAGE, () -> download(place, "libs/../../x", "x", CopyOptions.PLAIN));
    assertRefused(Kind.CONFLICT, () -> upload(place, "tree/", "libs/a", CopyOptions.PLAIN));
    assertRefused(Kind.CONFLICT, () -> upload(place, "tree/", "libs/b", CopyOptions.PLAIN));
    assertRefused(Kind.CONFLICT, () -> upload(place, "tree/", "libs/c", CopyOptions.PLAIN));
    assertRefused(Kind.CONFLICT, () -> upload(place, "tree/", "libs/away", DELETE));
    assertRefused(Kind.NOT_FOUND, () -> upload(place, "none", "libs", CopyOptions.PLAIN));
    assertRefused(Kind.NOT_FOUND, () -> download(place, "none", "x", CopyOptions.PLAIN));
    assertRefused(Kind.USAGE, () -> download(place, "out/x/", "x", CopyOptions.PLAIN));
  }

  @ParameterizedTest
  @EnumSource
  void leavesOutLinksThatLeadOutOfWhatIsCopied(Place place) throws IOException {
    folder.write("datasets/toy/a", "").write("secret", "");
    Files.createSymbolicLink(root.resolve("datasets/toy/up"), Path.of("../../secret"));
    Files.createSymbolicLink(root.resolve("datasets/toy/in"), root.resolve("datasets/toy/a"));
    Files.createSymbolicLink(root.resolve("datasets/toy/way"), Path.of("in/../../../secret"));
    CopyReport report = download(place, "datasets/toy", "copy/", CopyOptions.PLAIN);
    assertThat(report.notices()).hasSize(2).allMatch(text -> text.contains("leads out"));
    assertThat(Files.readSymbolicLink(here.resolve("copy/toy/in"))).isEqualTo(Path.of("a"));
    assertThat(here.resolve("copy/toy").toFile().list()).containsExactlyInAnyOrder("a", "in");
  }

  @ParameterizedTest
  @EnumSource
  void copiesWhatALinkedDatasetLeadsTo(Place place) throws IOException {
    Files.createDirectories(top.resolve("disk/sub"));
    Files.writeString(top.resolve("disk/sub/a"), "a");
    folder.dataset("toy");
    Files.createSymbolicLink(root.resolve("datasets/linked"), top.resolve("disk"));
    download(place, "datasets", "all/", CopyOptions.PLAIN);
    download(place, "/", "everything/", CopyOptions.PLAIN);
    download(place, "datasets/linked", "one/", CopyOptions.PLAIN);
    assertThat(here.resolve("all/datasets/linked/sub/a")).hasContent("a");
    assertThat(here.resolve("everything/datasets/linked/sub/a")).hasContent("a");
    assertThat(here.resolve("one/linked/sub/a")).hasContent("a");
    assertThat(Files.isDirectory(here.resolve("all/datasets/linked"), LinkOption.NOFOLLOW_LINKS))
        .isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void followsLinksInsideSharedDirOnTheWayToADestination(Place place) throws IOException {
    Files.createDirectories(top.resolve("disk"));
    Files.createDirectories(root.resolve("datasets"));
    Files.createSymbolicLink(root.resolve("datasets/linked"), top.resolve("disk"));
    Files.createDirectories(here.resolve("tree"));
    Files.writeString(here.resolve("tree/a"), "a");
    upload(place, "tree/", "datasets/linked", CopyOptions.PLAIN);
    upload(place, "tree", "datasets/linked", CopyOptions.PLAIN);
    assertThat(top.resolve("disk/a")).hasContent("a");
    assertThat(top.resolve("disk/tree/a")).hasContent("a");
    assertThat(Files.isSymbolicLink(root.resolve("datasets/linked"))).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void copiesAThousandSmallFilesAndSaysHowFarItIs(Place place) throws IOException {
    Path tree = Files.createDirectory(here.resolve("many"));
    for (int i = 0; i < 1000; i++) {
      Files.createDirectories(tree.resolve("d" + i % 10));
      Files.writeString(tree.resolve("d" + i % 10 + "/" + i), "file " + i);
    }
    List<CopyProgress> heard = new ArrayList<>();
    Storage storage = place.opening.apply(folder, there);
    long before = there.requests();
    storage.upload(List.of(new CopyPath(tree, false)), "datasets", CopyOptions.PLAIN, heard::add);
    storage.download(
        List.of("datasets/many"),
        new CopyPath(here.resolve("back"), true),
        CopyOptions.PLAIN,
        heard::add);
    assertThat(tree(here.resolve("back/many"))).isEqualTo(tree(tree));
    assertThat(heard).isNotEmpty().allMatch(p -> p.files() == 1000 && p.bytesDone() <= p.bytes());
    assertThat(there.requests() - before).isLessThanOrEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource
  void downloadsOneThingThatIsNotThereYet(Place place) throws IOException {
    fill(Files.createDirectories(root.resolve("datasets/toy")));
    Storage storage = place.opening.apply(folder, there);
    storage.download("datasets/toy", here.resolve("a/copy"), true);
    storage.download("datasets/toy/bin/run", here.resolve("run"), false);
    assertThat(tree(here.resolve("a/copy"))).isEqualTo(tree(root.resolve("datasets/toy")));
    assertThat(here.resolve("run")).hasContent("#!/bin/sh").isExecutable();
    assertRefused(Kind.CONFLICT, () -> storage.download("datasets/toy", here.resolve("run"), true));
    assertRefused(Kind.NOT_FOUND, () -> storage.download("datasets/toy", here.resolve("x"), false));
    assertRefused(Kind.NOT_FOUND, () -> storage.download("none", here.resolve("x"), true));
    assertThat(here.toFile().list()).containsExactlyInAnyOrder("a", "run");
  }
}
