package io.graflag.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What lies in the bundle. */
class BundleFilesIT {
  private static final long MOST_BYTES = 85_000_000;
  private static final long MOST_COMPRESSED_BYTES = 45_000_000;
  private static final List<Integer> OLDEST_GLIBC = List.of(2, 17);

  @Test
  void isSmall() throws Exception {
    long bytes = 0;
    for (Path file : files()) {
      bytes += Files.size(file);
    }
    assertThat(bytes).isBetween(1L, MOST_BYTES);
    Process tar = start("tar", "-czf", "-", "-C", BundleRun.MADE.toString(), ".");
    long compressed = tar.getInputStream().transferTo(OutputStream.nullOutputStream());
    assertThat(compressed).isBetween(1L, MOST_COMPRESSED_BYTES);
  }

  @Test
  void holdsRunnerRuntimeVersionAndLicences() throws IOException {
    assertThat(BundleRun.MADE.resolve("bin/graflag-runner")).isExecutable();
    assertThat(BundleRun.MADE.resolve("lib/graflag-runner.jar")).isNotEmptyFile();
    assertThat(BundleRun.MADE.resolve("lib/graflag-runner.jsa")).isNotEmptyFile();
    assertThat(BundleRun.MADE.resolve("runtime/release")).content().contains("JAVA_VERSION");
    assertThat(BundleRun.MADE.resolve("VERSION")).content().matches("\\d+\\.\\d+\\.\\S+\\n");
    assertThat(BundleRun.MADE.resolve("LICENSE")).content().contains("Apache License");
    assertThat(BundleRun.MADE.resolve("runtime/NOTICE")).isNotEmptyFile();
    assertThat(BundleRun.MADE.resolve("runtime/legal/java.base/LICENSE")).isNotEmptyFile();
  }

  @Test
  void holdsNoLinkThatACopyCouldBreak() throws IOException {
    try (Stream<Path> all = Files.walk(BundleRun.MADE)) {
      assertThat(all).noneMatch(Files::isSymbolicLink);
    }
  }

  @Test
  void needsNoSymbolOfAGlibcAfterVersion217() throws Exception {
    List<Path> programs = files().stream().filter(BundleFilesIT::isElf).toList();
    assertThat(programs).anyMatch(file -> file.endsWith("libjvm.so"));
    for (Path program : programs) {
      Process readelf = start("readelf", "--version-info", "--wide", program.toString());
      String text = new String(readelf.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(readelf.waitFor()).isZero();
      assertThat(text.lines().filter(BundleFilesIT::namesNewerGlibc)).as("%s", program).isEmpty();
    }
  }

  private static boolean namesNewerGlibc(String line) {
    int at = line.indexOf("Name: GLIBC_");
    if (at < 0) {
      return false;
    }
    String[] parts = line.substring(at + "Name: GLIBC_".length()).split("\\s")[0].split("\\.");
    int major = Integer.parseInt(parts[0]);
    int minor = Integer.parseInt(parts[1]);
    return major != OLDEST_GLIBC.get(0) || minor > OLDEST_GLIBC.get(1);
  }

  private static boolean isElf(Path file) {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(4), StandardCharsets.ISO_8859_1).equals("\u007fELF");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(BundleRun.MADE)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static Process start(String... command) throws IOException {
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
