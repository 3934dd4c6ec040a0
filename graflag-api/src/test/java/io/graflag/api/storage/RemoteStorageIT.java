package io.graflag.api.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.api.SharedFolder;
import io.graflag.api.copy.CopyListener;
import io.graflag.api.copy.CopyOptions;
import io.graflag.api.copy.CopyPath;
import io.graflag.api.copy.FileTree;
import io.graflag.api.ssh.Argv;
import io.graflag.api.ssh.Finished;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.experiment.Status;
import io.graflag.core.experiment.StatusFile;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
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
  private final Interfering shell = new Interfering();
  private SharedFolder folder;
  private RemoteStorage storage;

  /** Lets things happen between two commands, and cuts streams. */
  private static final class Interfering extends ProcessShell {
    private Runnable before = () -> {};
    private long cutAfter = Long.MAX_VALUE;
    private volatile boolean streaming;

    @Override
    public Finished run(Argv command, byte[] input, Duration limit) {
      before.run();
      return super.run(command, input, limit);
    }

    @Override
    public int stream(Argv command, InputStream in, OutputStream out, Consumer<String> errors) {
      streaming = true;
      try {
        return super.stream(command, cut(in), cut(out), errors);
      } finally {
        streaming = false;
      }
    }

    /** The end comes too early, as where the other side sees a connection end. */
    private InputStream cut(InputStream in) {
      return new FilterInputStream(in) {
        private long left = cutAfter;

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
          if (left == 0) {
            return -1;
          }
          int count = super.read(bytes, offset, (int) Math.min(length, left));
          left -= Math.max(0, count);
          return count;
        }
      };
    }

    private OutputStream cut(OutputStream out) {
      return new FilterOutputStream(out) {
        private long left = cutAfter;

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
          out.write(bytes, offset, (int) Math.min(length, left));
          left -= length;
          if (left < 0) {
            throw new IOException("connection reset");
          }
        }
      };
    }
  }

  @BeforeEach
  void open() {
    folder = new SharedFolder(root);
    storage = new RemoteStorage(shell, root, Clock.systemUTC());
  }

  private static void assertRefused(Kind kind, String words, ThrowingCallable call) {
    assertThatThrownBy(call)
        .hasMessageContaining(words)
        .isInstanceOfSatisfying(GraflagException.class, e -> assertThat(e.kind()).isEqualTo(kind));
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
    String empty = root.resolve("empty").toString();
    RemoteStorage bare =
        new RemoteStorage(
            new ProcessShell() {
              @Override
              List<String> words(Argv command) {
                List<String> words = new ArrayList<>(List.of("env", "PATH=" + empty, "/bin/sh"));
                words.addAll(command.words().subList(1, command.words().size()));
                return words;
              }
            },
            root,
            Clock.systemUTC());
    assertRefused(Kind.FAILED, "find: not found", bare::methods);
    assertRefused(Kind.FAILED, "find: not found", () -> bare.experiments(1));
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
  void failsAReadThatIsCutInTheMiddle() throws IOException {
    folder.write("experiments/" + NAME + "/results.json", "x".repeat(3_000_000));
    shell.cutAfter = 1_500_000;
    try (InputStream in = storage.open(file("results.json"))) {
      assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  @Test
  void endsTheCommandOfAStreamThatIsClosedEarly() throws IOException {
    folder.write("experiments/" + NAME + "/results.json", "x".repeat(30_000_000));
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

  private void upload(Path tree) {
    storage.upload(
        List.of(new CopyPath(tree, true)), "libs/x", CopyOptions.PLAIN, CopyListener.SILENT);
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
