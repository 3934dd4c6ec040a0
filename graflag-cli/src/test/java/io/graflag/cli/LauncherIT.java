package io.graflag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher script in a checkout of its own, with a Java that says how it was started. */
class LauncherIT {
  /** Says how it was started, after it made the archive that it was asked for. */
  private static final String JAVA =
      """
      #!/bin/sh
      for word; do
        case "$word" in -XX:ArchiveClassesAtExit=*) echo "made${GRAFLAG_MANAGER_IP-}" > "${word#*=}" ;; esac
      done
      echo "$LC_ALL ${COLUMNS-none}" "$@"
      """;

  @TempDir Path home;

  @BeforeEach
  void prepare() throws IOException {
    Path root = Path.of(System.getProperty("graflag.root"));
    Files.copy(root.resolve("graflag"), home.resolve("graflag"));
    Path shared = Path.of("graflag-cli/src/main/sh/launcher.sh");
    write(shared.toString(), Files.readString(root.resolve(shared)));
    Files.createDirectories(home.resolve("module/src/main"));
    write("pom.xml", "");
    write("module/pom.xml", "");
    write("graflag-cli/target/graflag.jar", "");
    write("target/launcher/built", "");
    Path java = write("jdk/bin/java", JAVA);
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
        .contains("SharedArchiveFile")
        .doesNotContain("cannot create", "Building");
  }

  @Test
  void keepsParsedClassesInTheCacheOfTheUserAndMakesThemOnce() throws Exception {
    String first = output(Map.of(), "sh", "graflag", "status");
    assertThat(first).contains("-XX:SharedArchiveFile=" + home.resolve("cache/graflag/classes"));
    Path java = home.resolve("jdk/bin/java");
    Files.writeString(java, Files.readString(java).replace("made", "more"));
    assertThat(output(Map.of(), "sh", "graflag", "status")).isEqualTo(first);
    assertThat(archives()).containsExactly("made");
  }

  @Test
  void asksNoClusterOfTheUserForTheClasses() throws Exception {
    output(Map.of("GRAFLAG_MANAGER_IP", "10.0.0.1"), "sh", "graflag", "status");
    assertThat(archives()).containsExactly("made");
  }

  @Test
  void makesTheClassesAnewForAnotherJar() throws Exception {
    output(Map.of(), "sh", "graflag", "status");
    write("graflag-cli/target/graflag.jar", "another");
    Path java = home.resolve("jdk/bin/java");
    Files.writeString(java, Files.readString(java).replace("made", "more"));
    output(Map.of(), "sh", "graflag", "status");
    assertThat(archives()).containsExactly("more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/null/cache", "relative"})
  void startsWithoutAnArchiveWhereThereIsNoCache(String cache) throws Exception {
    Map<String, String> variables = Map.of("XDG_CACHE_HOME", cache, "HOME", "/dev/null");
    assertThat(output(variables, "sh", "graflag", "status"))
        .startsWith("C.UTF-8 none")
        .doesNotContain("Archive", "annot");
  }

  @Test
  void refusesAJavaThatIsTooOld() throws Exception {
    write("jdk/release", "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"11.0.2\"\n");
    assertThat(output(1, Map.of(), "sh", "graflag", "status"))
        .contains("needs Java 17 or newer", "jdk/bin/java is older: 11.0.2", "hint: ");
  }

  @Test
  void tellsTheProgramHowItWasCalled() throws Exception {
    assertThat(home.resolve("graflag").toFile().setExecutable(true)).isTrue();
    assertThat(output(Map.of(), "./graflag")).contains("-Dgraflag.command=./graflag ");
    Map<String, String> onPath = Map.of("PATH", home + ":" + System.getenv("PATH"));
    assertThat(output(onPath, "sh", "-c", "graflag")).contains("-Dgraflag.command=graflag ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"copy", "sync"})
  void hasTheCiphersCompiledWhereMuchIsMoved(String command) throws Exception {
    List<String> flags =
        Stream.of(output(Map.of(), "sh", "graflag", "-c", "run", "-v", command).split(" "))
            .filter(word -> word.matches("-XX:(Tier|-C1|CompileCommand).*|-D.*warm-up=true"))
            .toList();
    assertThat(flags)
        .contains("-XX:-C1UpdateMethodData", "-D" + ConnectionWarmUp.WANTED + "=true")
        .doesNotContain("-XX:TieredStopAtLevel=1");
    List<String> java = new ArrayList<>(flags);
    java.add(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.add("--version");
    assertThat(output(Map.of(), java.toArray(String[]::new)))
        .as("a Java that takes them without a word")
        .doesNotContain("CompileCommand", "rror", "arning");
    assertThat(methods(flags)).hasSize(4).filteredOn(LauncherIT::isMissing).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"status", "run -d copy", "--config copy list", "help sync", "--config", ""})
  void compilesQuicklyWhereLittleIsMoved(String line) throws Exception {
    String[] command = ("sh graflag " + line).split(" ");
    assertThat(output(Map.of(), command))
        .contains("TieredStopAtLevel=1")
        .doesNotContain("CompileCommand", ConnectionWarmUp.WANTED);
  }

  private static List<String> methods(List<String> flags) {
    String scaling = "-XX:CompileCommand=CompileThresholdScaling,";
    return flags.stream()
        .filter(flag -> flag.startsWith(scaling))
        .map(flag -> flag.substring(scaling.length(), flag.lastIndexOf(',')))
        .toList();
  }

  /** Whether the JDK has no such method; it got one of them after 17. */
  private static boolean isMissing(String method) {
    if (Runtime.version().feature() == 17 && method.endsWith("implGCMCrypt")) {
      return false;
    }
    String[] parts = method.replace('/', '.').split("[.](?=[^.]+$)");
    try {
      return Stream.of(Class.forName(parts[0]).getDeclaredMethods())
          .noneMatch(known -> known.getName().equals(parts[1]));
    } catch (ClassNotFoundException e) {
      return true;
    }
  }

  private List<String> archives() throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve("cache"))) {
      List<Path> found = files.filter(Files::isRegularFile).toList();
      assertThat(found).hasSize(1);
      return Files.readAllLines(found.get(0));
    }
  }

  private String output(Map<String, String> variables, String... command) throws Exception {
    return output(0, variables, command);
  }

  private String output(int expectedCode, Map<String, String> variables, String... command)
      throws Exception {
    ProcessBuilder builder = new ProcessBuilder(List.of(command)).directory(home.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeAll(List.of("LC_ALL", "LC_CTYPE", "LANG", "COLUMNS", "TERM"));
    environment.put("JAVA_HOME", home.resolve("jdk").toString());
    environment.put("XDG_CACHE_HOME", home.resolve("cache").toString());
    environment.putAll(variables);
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(text).isEqualTo(expectedCode);
    return text;
  }

  private Path write(String path, String text) throws IOException {
    Path file = home.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
