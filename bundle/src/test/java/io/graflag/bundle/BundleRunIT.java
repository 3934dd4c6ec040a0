package io.graflag.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graflag.core.experiment.ExperimentState;
import io.graflag.core.experiment.FailureReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Methods under the bundle, which was copied to another place than the one it was made in. */
class BundleRunIT {
  @TempDir static Path place;
  private static Path bundle;

  @TempDir Path folder;
  private BundleRun run;

  @BeforeAll
  static void move() throws Exception {
    bundle = BundleRun.copyTo(place.resolve("moved here/graflag"));
  }

  @BeforeEach
  void prepare() throws Exception {
    run = new BundleRun(bundle, folder);
  }

  @Test
  void runsAMethodWithItsArchiveOfClassesInUse() throws Exception {
    run.with("GRAFLAG_RUNNER_OPTIONS", BundleRun.ARCHIVE_OR_NOTHING);
    assertThat(run.run(BundleRun.RESULTS + "echo works")).as(run.err()).isZero();
    assertThat(run.status().state()).isEqualTo(ExperimentState.COMPLETED);
    assertThat(run.left("method_output.txt")).isEqualTo("=== METHOD OUTPUT ===\nworks\n");
    assertThat(run.out()).isEqualTo(run.left("method_output.txt"));
    assertThat(run.err()).isEmpty();
  }

  @Test
  void startsTheMethodWithClassesOfTheArchiveAlone() throws Exception {
    Path log = folder.resolve("classes");
    run.with("GRAFLAG_RUNNER_OPTIONS", "-Xlog:class+load:file=" + log);
    run.run(BundleRun.RESULTS + "cp " + log + " \"$EXP/classes\"");
    assertThat(run.left("classes").lines())
        .anyMatch(line -> line.contains(" io.graflag.runner.MethodRun source: shared objects"))
        .noneMatch(line -> line.contains(" io.graflag") && line.contains("source: file:"));
  }

  @Test
  void startsWithoutItsArchiveWhereThatDoesNotFit() throws Exception {
    Path touched = BundleRun.copyTo(folder.resolve("touched"));
    Files.setLastModifiedTime(
        touched.resolve("lib/graflag-runner.jar"), FileTime.fromMillis(1_700_000_000_000L));
    run = new BundleRun(touched, folder.resolve("other"));
    assertThat(run.run(BundleRun.RESULTS)).isZero();
    assertThat(run.err()).isEmpty();
  }

  @Test
  void isFoundThroughLinksAndThePath() throws Exception {
    Path link = Files.createSymbolicLink(place.resolve("runner"), launcher());
    Path bin = Files.createSymbolicLink(place.resolve("programs"), launcher().getParent());
    run.with("PATH", bin + ":/usr/bin:/bin");
    assertThat(run.calling(link).launch("--version")).as(run.err()).isZero();
    assertThat(run.calling(Path.of("graflag-runner")).under("env").launch("--version")).isZero();
    assertThat(run.out()).startsWith("graflag-runner ");
  }

  @Test
  void isFoundByARelativePathAndStaysInItsWorkingDirectory() throws Exception {
    run.in(bundle.resolve("lib")).calling(Path.of("../bin/graflag-runner"));
    assertThat(run.run(BundleRun.RESULTS + "pwd -P; echo \"$GRAFLAG_RUNNER_JAR\"")).isZero();
    assertThat(run.out().lines().skip(1).map(Path::of).map(BundleRunIT::real))
        .containsExactly(
            real(bundle.resolve("lib")), real(bundle.resolve("lib/graflag-runner.jar")));
  }

  @Test
  void passesArgumentsAndLettersOnAsTheyAre() throws Exception {
    run.with("_NAME", "Kön *$HOME'\"ü");
    assertThat(run.run(BundleRun.RESULTS + "printf '%s|'", "--pass-env-args")).isZero();
    assertThat(Files.readString(folder.resolve("out"), StandardCharsets.UTF_8))
        .endsWith("--name|Kön *$HOME'\"ü|");
    assertThat(run.launch("--pass env")).isEqualTo(2);
    assertThat(run.err()).contains("'--pass env' is unknown");
  }

  @Test
  void optionsAndLibrariesForTheMethodReachTheMethodAndNotTheRunner() throws Exception {
    run.with("JDK_JAVA_OPTIONS", "-XX:+UseZGC").with("JAVA_TOOL_OPTIONS", "-Xbroken");
    run.with("_JAVA_OPTIONS", "-Xmx1k").with("LD_LIBRARY_PATH", bundle + "/none");
    run.with("LD_PRELOAD", "").with("GRAFLAG_RUNNER_OPTIONS", BundleRun.ARCHIVE_OR_NOTHING);
    assertThat(run.run(BundleRun.RESULTS + "env > \"$EXP/seen\"")).as(run.err()).isZero();
    assertThat(run.left("seen").lines())
        .contains("JDK_JAVA_OPTIONS=-XX:+UseZGC", "JAVA_TOOL_OPTIONS=-Xbroken", "LD_PRELOAD=")
        .contains("_JAVA_OPTIONS=-Xmx1k", "LD_LIBRARY_PATH=" + bundle + "/none")
        .noneMatch(line -> line.startsWith("LC_ALL=") || line.startsWith("GRAFLAG_METHOD_"));
  }

  @Test
  void keepsTheAssignedGpusWhoseNameShellsDrop() throws Exception {
    run.with("DOCKER_RESOURCE_NVIDIA-GPU", "GPU-b,GPU-c");
    run.run(BundleRun.RESULTS + "exec cat /proc/self/environ /proc/$PPID/cmdline");
    assertThat(run.out()).contains("-Dgraflag.resources=DOCKER_RESOURCE_NVIDIA-GPU=GPU-b,GPU-c\n");
  }

  @Test
  void theMethodKeepsItsLocale() throws Exception {
    run.with("LC_ALL", "POSIX").run(BundleRun.RESULTS + "echo \"$LC_ALL\"");
    assertThat(run.out()).endsWith("\nPOSIX\n");
  }

  @Test
  void knowsWhatItsMethodUsedThoughItsLauncherUsedOtherPrograms() throws Exception {
    String type = Files.getFileStore(folder).type();
    Assumptions.assumeTrue(List.of("ext4", "xfs", "btrfs").contains(type), type + " is no disk");
    // With the last write the method is over, and no sample sees it.
    String write = "sleep 0.3; exec dd if=/dev/zero of=\"$EXP/big\" bs=1M count=50 conv=fsync";
    assertThat(run.with("MONITOR_INTERVAL", "60").run(write)).isEqualTo(1);
    assertThat((double) run.status().resources().orElseThrow().totals().writeBytes().orElseThrow())
        .isCloseTo(50 << 20, within(0.02 * (50 << 20)));
  }

  @Test
  void makesResultsOfACsv() throws Exception {
    run.with("RESULTS_FROM", "s.csv").with("RESULT_TYPE", "NODE_ANOMALY_SCORES");
    assertThat(run.run("printf 'score,label\\n0.5,1\\n' > \"$EXP/s.csv\"")).as(run.err()).isZero();
    assertThat(run.left("results.json")).contains("NODE_ANOMALY_SCORES", "0.5");
  }

  @Test
  void reportsAFailureWithItsExitCode() throws Exception {
    assertThat(run.run("echo broken >&2; exit 7")).isEqualTo(7);
    assertThat(run.status().reason()).isEqualTo(Optional.of(FailureReason.EXIT_CODE));
    assertThat(run.status().error().orElseThrow()).contains("broken");
  }

  private static Path launcher() {
    return bundle.resolve("bin/graflag-runner");
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
