package io.graflag.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which JDKs the bundle is linked from. */
class MakeBundleIT {
  @TempDir Path jdk;

  @Test
  void refusesWhatIsNoJdk() throws Exception {
    assertThat(refusal()).isEqualTo(jdk + " is no JDK.");
  }

  @Test
  void refusesAnotherVendorsBuildWhichMayNeedANewGlibc() throws Exception {
    release("IMPLEMENTOR=\"Debian\"\nJAVA_VERSION=\"25.0.3\"\nLIBC=\"gnu\"\nOS_ARCH=\"x86_64\"");
    assertThat(refusal()).isEqualTo(jdk + " is not from Eclipse Temurin.");
  }

  @Test
  void refusesABuildForMuslOrAnotherMachine() throws Exception {
    release("IMPLEMENTOR=\"Eclipse Adoptium\"\nLIBC=\"musl\"\nOS_ARCH=\"x86_64\"");
    assertThat(refusal()).isEqualTo(jdk + " is not for Linux with glibc on x86-64.");
    release("IMPLEMENTOR=\"Eclipse Adoptium\"\nLIBC=\"gnu\"\nOS_ARCH=\"aarch64\"");
    assertThat(refusal()).isEqualTo(jdk + " is not for Linux with glibc on x86-64.");
  }

  @Test
  void refusesAnOldJava() throws Exception {
    release(
        "IMPLEMENTOR=\"Eclipse Adoptium\"\nJAVA_VERSION=\"21.0.9\"\nLIBC=\"gnu\"\nOS_ARCH=\"x86_64\"");
    assertThat(refusal()).isEqualTo(jdk + " is Java 21, older than 25.");
  }

  private void release(String text) throws IOException {
    Path jlink = Files.createDirectories(jdk.resolve("bin")).resolve("jlink");
    assertThat(Files.exists(jlink) || jlink.toFile().createNewFile()).isTrue();
    assertThat(jlink.toFile().setExecutable(true)).isTrue();
    Files.writeString(jdk.resolve("release"), text + "\n");
  }

  /** What the script says of the JDK, without what it wants instead. */
  private String refusal() throws Exception {
    Process script =
        new ProcessBuilder(
                "sh", "src/main/sh/make-bundle.sh", "--jdk=" + jdk, "a.jar", "b", "1", "t")
            .redirectErrorStream(true)
            .start();
    String text = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(script.waitFor()).isEqualTo(1);
    String wanted = "error: The runner's bundle needs an Eclipse Temurin JDK 25 or newer, and ";
    assertThat(text).startsWith(wanted);
    return text.substring(wanted.length()).strip();
  }
}
