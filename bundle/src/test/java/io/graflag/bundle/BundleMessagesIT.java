package io.graflag.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher says in images where its Java cannot run: roots with nothing but a shell. */
class BundleMessagesIT {
  private static final Path LOADER = Path.of("/lib64/ld-linux-x86-64.so.2");

  /** Where the shell and its libraries lie, so that the places looked at stay empty. */
  private static final String SHELL = "/shell/";

  @TempDir Path folder;
  private Path image;
  private BundleRun run;

  @BeforeEach
  void makeAnImage() throws Exception {
    image = folder.resolve("image");
    Path shell = Files.createDirectories(image.resolve("shell"));
    Files.copy(LOADER, shell.resolve("ld.so"));
    Files.copy(Path.of("/bin/sh"), shell.resolve("sh"));
    Files.copy(library("libc.so.6"), shell.resolve("libc.so.6"));
    for (String file : List.of("bin/graflag-runner", "lib/libjnidispatch.so", "runtime/bin/java")) {
      put(file);
    }
    for (String file : List.of("lib/jspawnhelper", "lib/modules", "lib/server/libjvm.so")) {
      put("runtime/" + file);
    }
    put("lib/graflag-runner.jar");
    touch("dev/null");
    put("lib/graflag-runner.jsa");
    run = new BundleRun(Path.of("/opt/graflag"), folder);
  }

  @Test
  void namesMuslWhereTheImageIsAlpine() throws Exception {
    touch("lib/ld-musl-x86_64.so.1");
    assertThat(start()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("error: graflag-runner cannot start: its Java needs glibc")
        .contains("musl, as Alpine is.\nhint: Choose an image with glibc");
  }

  @Test
  void saysThatThereIsNoGlibc() throws Exception {
    assertThat(start()).isEqualTo(1);
    assertThat(run.err()).contains("needs glibc, and /lib64/ld-linux-x86-64.so.2 is missing");
  }

  @Test
  void namesTheVersionOfAGlibcThatIsTooOld() throws Exception {
    touch("lib64/ld-linux-x86-64.so.2");
    touch("lib64/libc-2.12.so");
    assertThat(start()).isEqualTo(1);
    assertThat(run.err()).contains("needs glibc 2.17, and this image has 2.12.\nhint: ");
  }

  @Test
  void acceptsTheOldestGlibcThatWillDo() throws Exception {
    touch("lib64/ld-linux-x86-64.so.2");
    touch("lib64/libc-2.17.so");
    start();
    assertThat(run.err()).doesNotContain("glibc");
  }

  @Test
  void saysThatThereIsNoProc() throws Exception {
    touch("lib64/ld-linux-x86-64.so.2");
    assertThat(start()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("error: graflag-runner cannot start: there is no /proc here")
        .hasLineCount(2);
  }

  @Test
  void saysThatItsPathHoldsAColon() throws Exception {
    Path place = Files.createDirectories(image.resolve("opt/a:b"));
    Files.move(image.resolve("opt/graflag"), place.resolve("graflag"));
    run.calling(Path.of("/opt/a:b/graflag/bin/graflag-runner"));
    assertThat(start()).isEqualTo(1);
    assertThat(run.err()).contains("its path /opt/a:b/graflag holds a colon").hasLineCount(2);
  }

  @Test
  void namesAnotherArchitecture() throws Exception {
    Path uname = Files.createDirectories(image.resolve("usr/bin")).resolve("uname");
    Process compiler =
        new ProcessBuilder("g++", "-static", "-x", "c++", "-o", uname.toString(), "-").start();
    String program = "#include <cstdio>\nint main() { std::puts(\"aarch64\"); }";
    compiler.outputWriter(StandardCharsets.UTF_8).append(program).close();
    assertThat(compiler.waitFor()).isZero();
    assertThat(start()).isEqualTo(1);
    assertThat(run.err()).contains("its Java is for x86-64, and this machine is aarch64.\nhint: ");
  }

  @Test
  void namesWhatAHalfCopiedBundleLacks() throws Exception {
    Files.delete(image.resolve("opt/graflag/runtime/lib/modules"));
    assertThat(start()).isEqualTo(1);
    assertThat(run.err()).contains("/opt/graflag/runtime/lib/modules is missing", "\nhint: Copy");
  }

  @Test
  void namesAProgramThatLostItsPermissions() throws Exception {
    assertThat(image.resolve("opt/graflag/runtime/bin/java").toFile().setExecutable(false))
        .isTrue();
    assertThat(start()).isEqualTo(1);
    assertThat(run.err()).contains("/runtime/bin/java is missing or cannot be executed", "noexec");
  }

  /** Starts the launcher in the image; its exit code. */
  private int start() throws Exception {
    return run.under(Isolation.with("--mount"))
        .under("chroot", image.toString(), SHELL + "ld.so", "--library-path", SHELL, SHELL + "sh")
        .launch();
  }

  /** Puts a file of the bundle into the image, empty where it is large. */
  private void put(String file) throws IOException {
    Path target = image.resolve("opt/graflag").resolve(file);
    Files.createDirectories(target.getParent());
    if (file.equals("bin/graflag-runner")) {
      Files.copy(BundleRun.MADE.resolve(file), target);
    } else {
      Files.createFile(target);
      assertThat(target.toFile().setExecutable(true)).isTrue();
    }
  }

  private void touch(String file) throws IOException {
    Files.createDirectories(image.resolve(file).getParent());
    Files.createFile(image.resolve(file));
  }

  private static Path library(String name) {
    return List.of("/lib/x86_64-linux-gnu", "/lib64", "/usr/lib64").stream()
        .map(directory -> Path.of(directory, name))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }
}
