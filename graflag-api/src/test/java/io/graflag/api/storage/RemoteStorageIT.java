package io.graflag.api.storage;

import static io.graflag.api.storage.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.api.SharedFolder;
import io.graflag.api.copy.FileTree;
import io.graflag.api.ssh.Argv;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.experiment.Status;
import io.graflag.core.experiment.StatusFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can go wrong between this machine and a manager. */
class RemoteStorageIT {
  private static final ExperimentName NAME =
      ExperimentName.parse("exp__midas__toy__20260309_143000");

  private static final String COMPLETED =
      "{\"status\": \"completed\", \"timestamp\": \"2026-03-09T14:30:00Z\"}";

  private static final Status FIRST =
      Status.building("midas", OffsetDateTime.now(SharedFolder.CLOCK), "host");

  @TempDir Path root;
  private final InterferingShell shell = new InterferingShell();
  private SharedFolder folder;
  private RemoteStorage storage;

  @BeforeEach
  void open() {
    folder = new SharedFolder(root);
    storage = new RemoteStorage(shell, root, Clock.systemUTC());
  }

  private Path file(String name) {
    return root.resolve("experiments/" + NAME + "/" + name);
  }

  @Test
  void namesTheDirectoryAndTheManagerThatLacksIt() {
    RemoteStorage none = new RemoteStorage(shell, root.resolve("none"), Clock.systemUTC());
    List<ThrowingCallable> calls =
        List.of(
            none::methods,
            none::datasets,
            () -> none.experiments(5),
            () -> none.claim(NAME, FIRST),
            () -> none.read(root.resolve("none/a")),
            () -> none.open(root.resolve("none/a")),
            none::freeBytes);
    for (ThrowingCallable call : calls) {
      assertRefused(Kind.NOT_FOUND, root.resolve("none") + ", is no directory there", call);
      assertThatThrownBy(call).hasMessageContaining("on root@10.0.0.1");
    }
  }

  @Test
  void refusesPathsOutsideOfSharedDir() {
    assertRefused(Kind.USAGE, "leaves SHARED_DIR", () -> storage.read(Path.of("/etc/passwd")));
    assertRefused(
        Kind.USAGE, "leaves SHARED_DIR", () -> storage.open(root.resolve("../etc/passwd")));
    assertRefused(
        Kind.USAGE, "leaves SHARED_DIR", () -> storage.write(Path.of("/tmp/x"), new byte[0]));
  }

  @Test
  void saysThatTheManagerLacksAProgram() {
    RemoteStorage bare = with(root.resolve("empty"));
    assertRefused(Kind.FAILED, "find: not found", bare::methods);
    assertRefused(Kind.FAILED, "find: not found", () -> bare.experiments(1));
  }

  /** A manager with no programs but those in a directory. */
  private RemoteStorage with(Path programs) {
    ProcessShell bare =
        new ProcessShell() {
          @Override
          List<String> words(Argv command) {
            List<String> words = new ArrayList<>(List.of("env", "PATH=" + programs, "/bin/sh"));
            words.addAll(command.words().subList(1, command.words().size()));
            return words;
          }
        };
    return new RemoteStorage(bare, root, Clock.systemUTC());
  }

  @Test
  void saysThatTheManagerHasNotTheProgramsOfGnu() throws IOException {
    Path bin = Files.createDirectory(root.resolve("bin"));
    Path find = Files.writeString(bin.resolve("find"), "#!/bin/sh\necho bad: $3 >&2; exit 1\n");
    Files.setPosixFilePermissions(find, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertRefused(Kind.FAILED, "not the one of GNU: bad: 0", with(bin)::datasets);
  }

  @Test
  void replacesNoStatusWhileAnotherClientHasTheLock() throws IOException {
    storage.claim(NAME, FIRST);
    Path bin = Files.createDirectory(root.resolve("bin"));
    Path flock = Files.writeString(bin.resolve("flock"), "#!/bin/sh\nexit $4\n");
    Files.setPosixFilePermissions(flock, PosixFilePermissions.fromString("rwxr-xr-x"));
    ProcessShell locked = ProcessShell.with(bin);
    RemoteStorage other = new RemoteStorage(locked, root, Clock.systemUTC());
    assertRefused(Kind.CONFLICT, "others keep changing it", () -> other.write(NAME, FIRST));
    assertThat(file("").toFile().list()).containsExactly("status.json");
  }

  @Test
  void readsTheClockAgainWhereTheFirstAnswerTookLong() {
    Instant start = Instant.now();
    int[] looks = new int[1];
    // Somebody types a passphrase for 40 seconds while the first question is asked.
    Clock typing =
        new Clock() {
          @Override
          public Instant instant() {
            return start.plusSeconds(looks[0]++ == 0 ? 0 : 40);
          }

          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }
        };
    Clock there = new RemoteStorage(shell, root, typing).clock();
    assertThat(Duration.between(there.instant(), Instant.now()).abs())
        .isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void neverReplacesATerminalStatusThatCameBetween() {
    storage.claim(NAME, FIRST);
    int[] commands = new int[1];
    shell.before =
        () -> {
          if (commands[0]++ == 1) {
            folder.write("experiments/" + NAME + "/status.json", COMPLETED);
          }
        };
    assertThat(storage.write(NAME, FIRST)).isFalse();
    assertThat(file("status.json")).hasContent(COMPLETED);
    assertThat(file("").toFile().list()).containsExactly("status.json");
  }

  @Test
  void givesUpOnAStatusThatNeverStaysTheSame() {
    storage.claim(NAME, FIRST);
    int[] commands = new int[1];
    shell.before =
        () -> folder.write("experiments/" + NAME + "/status.json", "x".repeat(++commands[0]));
    assertRefused(Kind.CONFLICT, "others keep changing it", () -> storage.write(NAME, FIRST));
  }

  @Test
  void neverGivesOneDirectoryToTwoOfManyClients() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(4);
    try {
      Callable<ExperimentName> claim = () -> storage.claim(NAME, FIRST);
      Set<ExperimentName> names = new HashSet<>();
      for (Future<ExperimentName> future :
          clients.invokeAll(Stream.generate(() -> claim).limit(20).toList())) {
        names.add(future.get());
      }
      assertThat(names).hasSize(20);
      assertThat(storage.experiments(50)).allMatch(scan -> scan.status().isPresent()).hasSize(20);
    } finally {
      clients.shutdownNow();
    }
  }

  @Test
  void readsNoSmallFileThatIsLarge() throws IOException {
    folder.write("experiments/" + NAME + "/status.json", " ".repeat(1_048_577));
    new ProcessBuilder("mkfifo", file("stop.json").toString()).start().onExit().join();
    ExperimentScan scan = storage.experiment(NAME);
    assertThat(scan.problems())
        .hasSize(2)
        .anyMatch(text -> text.endsWith("status.json: it is larger than 1 MB."))
        .anyMatch(text -> text.endsWith("stop.json: it is no regular file."));
    assertThat(storage.read(file("stop.json"))).isEmpty();
  }

  @Test
  void refusesToReadOrOpenWhatItShouldNot() throws IOException {
    folder.write("experiments/" + NAME + "/x", "");
    try (var large = new RandomAccessFile(file("large").toFile(), "rw")) {
      large.setLength((64L << 20) + 1);
    }
    assertRefused(Kind.STORAGE, "larger than 64 MB", () -> storage.read(file("large")));
    assertRefused(Kind.STORAGE, "no regular file", () -> storage.open(file("")));
  }

  @Test
  void listsExperimentsThatComeAndGoMeanwhile() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<?> churn =
          other.submit(
              () -> {
                for (int i = 0; i < 300; i++) {
                  String name = "exp__a__b__20260101_0000" + (10 + i % 50);
                  folder.write("experiments/" + name + "/status.json", COMPLETED);
                  FileTree.delete(root.resolve("experiments/" + name));
                }
              });
      folder.write("experiments/" + NAME + "/status.json", COMPLETED);
      do {
        assertThat(storage.experiments(100)).anyMatch(scan -> scan.name().equals(NAME));
      } while (!churn.isDone());
      churn.get();
    } finally {
      other.shutdownNow();
    }
  }

  @Test
  void measuresAgesByTheClockOfTheManager() {
    Instant wrong = Instant.parse("2001-01-01T00:00:00Z");
    RemoteStorage late = new RemoteStorage(shell, root, Clock.fixed(wrong, ZoneOffset.UTC));
    folder.write("experiments/" + NAME + "/build.log", "");
    assertThat(Duration.between(late.clock().instant(), Instant.now()).abs())
        .isLessThan(Duration.ofMinutes(1));
    assertThat(late.experiment(NAME).buildLogAge().orElseThrow().abs())
        .isLessThan(Duration.ofMinutes(1));
    assertThat(late.patience()).isEqualTo(Duration.ofSeconds(1));
    assertThat(late.describe()).isEqualTo(root + " on root@10.0.0.1");
  }

  @Test
  void writesWhatOtherUsersMayRead() throws IOException {
    storage.claim(NAME, FIRST);
    storage.write(file("service_config.json"), "{}".getBytes(StandardCharsets.UTF_8));
    assertThat(StatusFile.read(file("status.json")).status()).contains(FIRST);
    assertThat(permissions(file(""))).isEqualTo("rwxr-xr-x");
    assertThat(permissions(file("status.json"))).isEqualTo("rw-r--r--");
    assertThat(permissions(file("service_config.json"))).isEqualTo("rw-r--r--");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
