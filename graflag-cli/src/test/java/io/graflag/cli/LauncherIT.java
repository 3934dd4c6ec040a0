package io.graflag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script in a checkout of its own, with a Java that says how it was started. */
class LauncherIT {
  @TempDir Path home;

  @BeforeEach
  void prepare() throws IOException {
    Files.copy(Path.of(System.getProperty("graflag.root"), "graflag"), home.resolve("graflag"));
    Files.createDirectories(home.resolve("module/src/main"));
    write("pom.xml", "");
    write("module/pom.xml", "");
    write("graflag-cli/target/graflag.jar", "");
    write("target/launcher/built", "");
    Path java = write("jdk/bin/java", "#!/bin/sh\necho \"$LC_ALL ${COLUMNS-none}\" \"$@\"\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void startsOnATerminalThatNobodyKnows() throws Exception {
    String terminal = "script -qec 'sh graflag status' /dev/null";
    assertThat(output(Map.of("TERM", "xterm-foo"), "sh", "-c", terminal))
        .startsWith("C.UTF-8 none ")
        .contains("graflag.jar status")
        .doesNotContain("tput");
  }

  @Test
  void measuresATerminalThatItKnows() throws Exception {
    String terminal = "script -qec 'stty cols 133; sh graflag status' /dev/null";
    assertThat(output(Map.of("TERM", "xterm"), "sh", "-c", terminal)).startsWith("C.UTF-8 133 ");
  }

  @Test
  void leavesALocaleThatHasAllLettersAsItIs() throws Exception {
    assertThat(output(Map.of("LANG", "de_DE.utf8"), "sh", "graflag", "status")).startsWith(" none");
    assertThat(output(Map.of("LANG", "de_DE.utf8", "LC_ALL", "C"), "sh", "graflag"))
        .startsWith("C.UTF-8 none");
  }

  @Test
  void usesWhatWasBuiltWhereItMayNotBuild() throws Exception {
    Files.delete(home.resolve("target/launcher/built"));
    Files.delete(home.resolve("target/launcher"));
    Files.delete(home.resolve("target"));
    // Nobody can create a directory below a file, not even root.
    write("target", "");
    assertThat(output(Map.of(), "sh", "graflag", "status"))
        .contains("-jar " + home.toRealPath() + "/graflag-cli/target/graflag.jar status")
        .doesNotContain("SharedArchiveFile", "cannot create", "Building");
  }

  private String output(Map<String, String> variables, String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(List.of(command)).directory(home.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeAll(List.of("LC_ALL", "LC_CTYPE", "LANG", "COLUMNS", "TERM"));
    environment.put("JAVA_HOME", home.resolve("jdk").toString());
    environment.putAll(variables);
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(text).isZero();
    return text;
  }

  private Path write(String path, String text) throws IOException {
    Path file = home.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
