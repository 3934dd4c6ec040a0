package io.graflag.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive, unpacked where nobody may write, and called through a link from elsewhere. */
class DistributionIT {
  private static final Path ARCHIVE = Path.of(System.getProperty("graflag.archive"));

  @TempDir Path folder;
  private Path installation;
  private Path work;

  @BeforeEach
  void unpack() throws Exception {
    Path target = Files.createDirectories(folder.resolve("where it lies"));
    work = Files.createDirectories(folder.resolve("work"));
    Files.createDirectories(folder.resolve("home"));
    run("tar", "-xzf", ARCHIVE.toString(), "-C", target.toString());
    String name = ARCHIVE.getFileName().toString().replace(".tar.gz", "");
    installation = target.resolve(name);
    run("chmod", "-R", "a-w", target.toString());
    Files.createSymbolicLink(work.resolve("graflag"), installation.resolve("bin/graflag"));
  }

  @AfterEach
  void letItBeDeleted() throws Exception {
    run("chmod", "-R", "u+w", folder.resolve("where it lies").toString());
  }

  @Test
  void runsAndEvaluatesWithoutWritingWhereItIsInstalled() throws Exception {
    List<String> before = files(installation);
    assertThat(graflag("--version")).contains("graflag ", "Java ");
    assertThat(graflag("list", "methods")).contains("degree", "midas_f");
    assertThat(graflag("run", "-m", "degree", "-d", "sample_graph", "--evaluate"))
        .contains("degree on sample_graph: completed")
        .containsPattern("auc_roc +0\\.816800");
    assertThat(files(work)).anyMatch(file -> file.endsWith("eval/evaluation.json"));
    assertThat(files(installation)).isEqualTo(before);
  }

  @Test
  void theSecondStartUsesTheClassesThatTheFirstParsed() throws Exception {
    graflag("list", "methods");
    List<String> made = files(folder.resolve("home/.cache/graflag/classes"));
    assertThat(made).singleElement().asString().endsWith(".jsa");
    String flag = "-XX:SharedArchiveFile=" + made.get(0);
    assertThat(run("sh", "-x", "./graflag", "list", "methods")).contains(flag);
    // Java ends with an error where it may do nothing but use the archive and cannot.
    String jar = installation.toRealPath().resolve("lib/graflag.jar").toString();
    run(java(), flag, "-Xshare:on", "-XX:+UseSerialGC", "-jar", jar, "list", "--help");
  }

  @Test
  void parsesItsClassesWithoutACallToTheClusterOfTheUser() throws Exception {
    try (ServerSocket manager = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Path settings = Files.createDirectories(folder.resolve("home/.config/graflag"));
      Files.writeString(
          settings.resolve("config.env"),
          "MANAGER_IP=127.0.0.1\nSSH_PORT=" + manager.getLocalPort() + "\n");
      String key = Files.createDirectories(folder.resolve("home/.ssh")) + "/id_ed25519";
      run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key);
      graflag("--version");
      assertThat(files(folder.resolve("home/.cache/graflag/classes")))
          .singleElement()
          .satisfies(made -> assertThat(Path.of(made)).isNotEmptyFile());
      manager.setSoTimeout(1);
      assertThatThrownBy(manager::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void bringsManualPagesAndCompletion() throws Exception {
    assertThat(installation.resolve("share/man/man1/graflag-run.1")).isNotEmptyFile();
    Path completion = installation.resolve("share/bash-completion/completions/graflag");
    assertThat(run("bash", "-c", "source '" + completion + "' && complete -p graflag"))
        .contains("complete -o default -F");
  }

  @Test
  void bringsTheRunnerForImagesWithItsArchiveOfClassesInUse() throws Exception {
    Path runner = installation.resolve("libs/graflag_runner/bin/graflag-runner");
    assumeThat(runner).as("a bundle was made").exists();
    assertThat(run("env", "GRAFLAG_RUNNER_OPTIONS=-Xshare:on", runner.toString(), "--version"))
        .startsWith("graflag-runner ");
  }

  private String graflag(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("./graflag"));
    command.addAll(List.of(words));
    return run(command.toArray(String[]::new));
  }

  private String run(String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
    builder.environment().keySet().removeAll(List.of("XDG_CACHE_HOME", "GRAFLAG_SHARED_DIR"));
    builder.environment().put("HOME", folder.resolve("home").toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(text).isZero();
    return text;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static List<String> files(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).map(Path::toString).sorted().toList();
    }
  }
}
