package io.graflag.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes to a disk of 64 KiB that only a child process sees. */
class FullDiskIT {
  @BeforeAll
  static void requireAMount(@TempDir Path directory) throws Exception {
    assumeThat(onASmallDisk(directory, "true"))
        .as("this system lets no one mount a file system in a namespace of their own")
        .isEmpty();
  }

  @Test
  void leavesTheOldFileAndNoTemporaryOne(@TempDir Path directory) throws Exception {
    assertThat(onASmallDisk(directory, fullDisk("atomic", directory)))
        .containsExactly(
            "STORAGE_FULL: Cannot write "
                + directory.resolve("status.json")
                + ": no space left on its disk.",
            "status.json: old",
            "files: [status.json]");
  }

  @Test
  void takesUpASpotFileAgainOnceThereIsSpace(@TempDir Path directory) throws Exception {
    assertThat(onASmallDisk(directory, fullDisk("spot", directory)))
        .containsExactly(
            "STORAGE_FULL: Cannot append to "
                + directory.resolve("training.csv")
                + ": no space left on its disk.",
            "last: 4711.0");
  }

  private static String[] fullDisk(String part, Path directory) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    return new String[] {
      java, "-cp", classes, FullDisk.class.getName(), part, directory.toString()
    };
  }

  /** The lines that a command prints in a mount namespace with a tiny disk on a directory. */
  private static List<String> onASmallDisk(Path directory, String... command)
      throws IOException, InterruptedException {
    List<String> words =
        new ArrayList<>(
            List.of(
                "unshare", "-rm", "sh", "-c", "mount -t tmpfs -o size=64k none \"$0\" && \"$@\""));
    words.add(directory.toString());
    words.addAll(Arrays.asList(command));
    Process process;
    try {
      process = new ProcessBuilder(words).redirectErrorStream(true).start();
    } catch (IOException e) {
      return List.of(e.getMessage());
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return output.lines().toList();
  }
}
