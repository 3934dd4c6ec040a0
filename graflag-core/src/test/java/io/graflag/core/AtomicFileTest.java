package io.graflag.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graflag.core.GraflagException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void writeOldFile() throws IOException {
    file = Files.writeString(directory.resolve("status.json"), "old");
  }

  @Test
  void replacesAFileAndLeavesNothingElse() throws IOException {
    AtomicFile.write(file, out -> out.write("new".getBytes(UTF_8)));
    assertThat(file).hasContent("new");
    assertThat(names()).containsExactly("status.json");
  }

  @Test
  void createsAFile() throws IOException {
    AtomicFile.write(directory.resolve("b"), out -> out.write('x'));
    assertThat(directory.resolve("b")).hasContent("x");
  }

  @Test
  void leavesTheOldFileWhenWritingFails() throws IOException {
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(new byte[1 << 20]);
                      throw new IOException("the cable is gone");
                    }))
        .hasMessage("Cannot write " + file + ": the cable is gone")
        .extracting("kind")
        .isEqualTo(Kind.STORAGE);
    assertThat(file).hasContent("old");
    assertThat(names()).containsExactly("status.json");
  }

  @Test
  void leavesTheOldFileWhenTheContentCannotBeMade() throws IOException {
    IllegalStateException bug = new IllegalStateException("bug");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write('x');
                      throw bug;
                    }))
        .isSameAs(bug);
    assertThat(file).hasContent("old");
    assertThat(names()).containsExactly("status.json");
  }

  @Test
  void saysThatTheDirectoryDoesNotExist() {
    Path inside = directory.resolve("missing/status.json");
    assertThatThrownBy(() -> AtomicFile.write(inside, out -> out.write('x')))
        .hasMessage("Cannot write " + inside + ": it does not exist.")
        .extracting("kind")
        .isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void refusesToReplaceADirectory() throws IOException {
    Path full = Files.createDirectories(directory.resolve("full/inner")).getParent();
    assertThatThrownBy(() -> AtomicFile.write(full, out -> out.write('x')))
        .isInstanceOf(GraflagException.class);
    assertThat(names()).containsExactlyInAnyOrder("full", "status.json");
  }

  @Test
  void writesOnAnInterruptedThreadAndKeepsTheInterrupt() {
    Thread.currentThread().interrupt();
    try {
      AtomicFile.write(file, out -> out.write("last words".getBytes(UTF_8)));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(file).hasContent("last words");
  }

  @Test
  void neverShowsAReaderHalfAFile() throws Exception {
    byte[] first = page('a', 300_000);
    byte[] second = page('b', 200_000);
    AtomicFile.write(file, out -> out.write(first));
    AtomicBoolean done = new AtomicBoolean();
    Thread writer = new Thread(() -> alternate(first, second, done));
    writer.start();
    Set<String> seen = new HashSet<>();
    while (!done.get()) {
      byte[] read = Files.readAllBytes(file);
      seen.add(Arrays.equals(read, first) || Arrays.equals(read, second) ? "whole" : "torn");
    }
    writer.join();
    assertThat(seen).containsExactly("whole");
  }

  private void alternate(byte[] first, byte[] second, AtomicBoolean done) {
    try {
      for (int i = 0; i < 100; i++) {
        byte[] page = i % 2 == 0 ? second : first;
        AtomicFile.write(file, out -> out.write(page));
      }
    } finally {
      done.set(true);
    }
  }

  private static byte[] page(char filling, int size) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) filling);
    return bytes;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(path -> path.getFileName().toString()).toList();
    }
  }

  @Test
  void discardsWhatKilledProcessesLeftOfOneFile() throws IOException {
    List<String> kept = List.of(".status.json.tmp.x", ".other.json.1.tmp", "status.json.1.tmp");
    for (String name : kept) {
      Files.createFile(directory.resolve(name));
    }
    Files.createFile(directory.resolve(".status.json.1-2.tmp"));
    Files.createFile(directory.resolve(".status.json.scores.1-2.tmp"));
    AtomicFile.discardLeftovers(file);
    assertThat(directory.toFile().list())
        .contains("status.json")
        .containsAll(kept)
        .hasSize(1 + kept.size());
  }
}
