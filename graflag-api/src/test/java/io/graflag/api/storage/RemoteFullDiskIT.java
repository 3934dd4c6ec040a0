package io.graflag.api.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.api.SharedFolder;
import io.graflag.api.copy.CopyListener;
import io.graflag.api.copy.CopyOptions;
import io.graflag.api.copy.CopyPath;
import io.graflag.api.ssh.Argv;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.experiment.Status;
import io.graflag.core.testing.Requirement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A manager whose disk of 64 KiB only its own commands see. */
class RemoteFullDiskIT {
  private static final ExperimentName NAME =
      ExperimentName.parse("exp__midas__toy__20260309_143000");

  /** Runs a command on a new disk, and afterwards says what is there. */
  private static final String ON_A_SMALL_DISK =
      """
      report=$1 fill=$2; shift 2
      mount -t tmpfs -o size=64k none "$0" && mkdir -p "$0/libs/x" && echo old > "$0/libs/x/a" || exit 9
      [ "$fill" = 0 ] || head -c 100000 /dev/zero > "$0/filled" 2>/dev/null
      "$@"; code=$?
      cd "$0" && find . -type f ! -name filled -exec sh -c 'echo "$1: $(cat "$1")"' sh {} ';' > "$report"
      find . -type d | sort >> "$report"
      exit $code
      """;

  @TempDir Path root;
  @TempDir Path here;
  private boolean filled;
  private RemoteStorage storage;

  @BeforeEach
  void open() throws Exception {
    Process probe =
        new ProcessBuilder(onASmallDisk(List.of("true"))).redirectErrorStream(true).start();
    if (probe.waitFor() != 0) {
      Requirement.ISOLATION.absent("no right to mount a file system in a name space of one's own");
    }
    storage =
        new RemoteStorage(
            new ProcessShell() {
              @Override
              List<String> words(Argv command) {
                return onASmallDisk(command.words());
              }
            },
            root,
            Clock.systemUTC());
  }

  private List<String> onASmallDisk(List<String> command) {
    List<String> words =
        new ArrayList<>(List.of("unshare", "-rm", "sh", "-c", ON_A_SMALL_DISK, root.toString()));
    words.add(here.resolve("report").toString());
    words.add(filled ? "1" : "0");
    words.addAll(command);
    return words;
  }

  private void assertFull(ThrowingCallable call) throws Exception {
    assertThatThrownBy(call)
        .hasMessageContaining("on root@10.0.0.1: no space left on its disk")
        .isInstanceOfSatisfying(
            GraflagException.class, e -> assertThat(e.kind()).isEqualTo(Kind.STORAGE_FULL));
    assertThat(Files.readAllLines(here.resolve("report")))
        .containsOnlyOnce("./libs/x/a: old")
        .allMatch(
            line ->
                line.startsWith("./libs/x/a: ") || line.matches("\\.(/libs(/x)?|/experiments)?"));
  }

  @Test
  void keepsTheOldFileAndNoTemporaryOne() throws Exception {
    assertFull(() -> storage.write(root.resolve("libs/x/a"), new byte[100_000]));
  }

  @Test
  void claimsNothingWithoutAStatus() throws Exception {
    filled = true;
    Status first = Status.building("midas", OffsetDateTime.now(SharedFolder.CLOCK), "host");
    assertFull(() -> storage.claim(NAME, first));
  }

  @Test
  void keepsNothingOfALargeFileThatDoesNotFit() throws Exception {
    Files.write(here.resolve("large"), new byte[10_000_000]);
    List<CopyPath> sources = List.of(new CopyPath(here.resolve("large"), false));
    assertFull(() -> storage.upload(sources, "libs/x/", CopyOptions.PLAIN, CopyListener.SILENT));
  }

  @Test
  void keepsNothingOfAnUpload() throws Exception {
    Files.writeString(here.resolve("a"), "new");
    Files.write(here.resolve("b"), new byte[100_000]);
    List<CopyPath> sources =
        List.of(new CopyPath(here.resolve("a"), false), new CopyPath(here.resolve("b"), false));
    assertFull(() -> storage.upload(sources, "libs/x", CopyOptions.PLAIN, CopyListener.SILENT));
  }
}
