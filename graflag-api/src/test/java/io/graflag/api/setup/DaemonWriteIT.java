package io.graflag.api.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script on a file of its own, with programs that stand for Docker and its service. */
class DaemonWriteIT {
  private static final String BEFORE = "{\"debug\": true}\n";
  private static final String AFTER = "{\"insecure-registries\": [\"10.0.0.1:5000\"]}\n";

  @TempDir Path root;
  private Path file;

  @BeforeEach
  void startDocker() throws IOException {
    file = Files.createDirectory(root.resolve("docker")).resolve("daemon.json");
    Files.createDirectory(root.resolve("bin"));
    program("sleep", "exit 0");
    // Docker knows what it read at the last reload.
    program("docker", "cat '" + root + "/read'");
    program("systemctl", "echo >>'" + root + "/reloads'; cp '" + file + "' '" + root + "/read'");
  }

  private void program(String name, String text) {
    try {
      Path program = Files.writeString(root.resolve("bin").resolve(name), "#!/bin/sh\n" + text);
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Answer(int code, String out, String err) {}

  private Answer write(int bytes) throws IOException, InterruptedException {
    Path errors = root.resolve("errors");
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", SetupScript.DAEMON_WRITE.text());
    builder
        .environment()
        .merge("PATH", root.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
    Process process = builder.redirectError(errors.toFile()).start();
    String head = file + "\n" + root.resolve("docker.pid") + "\n10.0.0.1:5000\n" + bytes + "\n";
    try (OutputStream input = process.getOutputStream()) {
      input.write((head + AFTER).getBytes(StandardCharsets.UTF_8));
    }
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(process.waitFor(), out.strip(), Files.readString(errors));
  }

  private List<String> folder() throws IOException {
    try (Stream<Path> files = Files.list(file.getParent())) {
      return files.map(path -> path.getFileName().toString()).toList();
    }
  }

  @Test
  void writesTheFileAndKeepsTheOneBeforeBesideIt() throws Exception {
    Files.writeString(file, BEFORE);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Answer answer = write(AFTER.length());
    assertThat(answer.code()).isZero();
    assertThat(file).hasContent(AFTER);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(answer.out()).startsWith(file + ".graflag-");
    assertThat(Path.of(answer.out())).hasContent(BEFORE);
  }

  @Test
  void makesTheFileWhereThereIsNone() throws Exception {
    Answer answer = write(AFTER.length());
    assertThat(answer.code()).isZero();
    assertThat(answer.out()).isEmpty();
    assertThat(folder()).containsExactly("daemon.json");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
  }

  @Test
  void takesItBackWhereDockerCannotBeToldToReadIt() throws Exception {
    Files.writeString(file, BEFORE);
    program("systemctl", "exit 1");
    Answer answer = write(AFTER.length());
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.err()).contains("Docker cannot be told to read it; daemon.json is as it was");
    assertThat(file).hasContent(BEFORE);
    assertThat(folder()).containsExactly("daemon.json");
  }

  @Test
  void takesItBackAndReloadsWhereDockerDoesNotTakeItOver() throws Exception {
    program("docker", "echo '{}'");
    Answer answer = write(AFTER.length());
    assertThat(answer.err()).contains("Docker did not take it over");
    assertThat(folder()).isEmpty();
    assertThat(root.resolve("reloads")).hasContent("\n\n");
  }

  @Test
  void changesNothingWhereNotAllArrived() throws Exception {
    Files.writeString(file, BEFORE);
    assertThat(write(AFTER.length() + 1).err()).contains("not all of it arrived");
    assertThat(file).hasContent(BEFORE);
    assertThat(folder()).containsExactly("daemon.json");
    assertThat(root.resolve("reloads")).doesNotExist();
  }
}
