package io.graflag.runner;

import static io.graflag.runner.RunnerFixture.withResults;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputIT {
  private static final String HEADING = "=== METHOD OUTPUT ===\n";

  @TempDir Path root;
  private RunnerFixture runner;

  @BeforeEach
  void prepare() throws IOException {
    runner = new RunnerFixture(root);
  }

  @Test
  void keepsBothStreamsInOrderAndCopiesThem() throws Exception {
    assertThat(runner.run(withResults("echo one; echo two >&2; echo three"))).isZero();
    assertThat(runner.output()).isEqualTo(HEADING + "one\ntwo\nthree\n");
    assertThat(runner.out()).hasContent(HEADING + "one\ntwo\nthree\n");
  }

  @Test
  void keepsOutputWithoutAFinalLineEnd() throws Exception {
    assertThat(runner.run(withResults("printf 'half a line'"))).isZero();
    assertThat(runner.output()).isEqualTo(HEADING + "half a line");
    assertThat(runner.out()).hasSameBinaryContentAs(runner.experiment().methodOutput());
  }

  @Test
  void passesBytesThatAreNoText() throws Exception {
    assertThat(runner.run("printf '\\377\\376\\000bad\\303'; exit 1")).isEqualTo(1);
    assertThat(runner.output()).isEqualTo(HEADING + "\u00ff\u00fe\u0000bad\u00c3");
    assertThat(runner.out()).hasSameBinaryContentAs(runner.experiment().methodOutput());
    assertThat(runner.status().error().orElseThrow()).contains("bad");
  }

  @Test
  void passesFiftyMegabytes() throws Exception {
    int bytes = 50 << 20;
    assertThat(runner.run(withResults("head -c " + bytes + " /dev/zero"))).isZero();
    assertThat(Files.size(runner.out())).isEqualTo(bytes + HEADING.length());
    assertThat(runner.experiment().methodOutput()).hasSize(bytes + HEADING.length());
    assertThat(runner.status().execTime().orElseThrow().toMillis()).isLessThan(10_000);
  }

  @Test
  void keepsItsMemoryWhateverTheLinesAre() throws Exception {
    String line = "head -c 100000000 /dev/zero | tr '\\0' x; echo; ";
    String own = "grep VmHWM /proc/$PPID/status; exit 3";
    assertThat(runner.run(line + line + line + own)).isEqualTo(3);
    assertThat(Files.size(runner.experiment().methodOutput()))
        .isBetween(300_000_003L + HEADING.length(), 300_000_100L);
    assertThat(runner.out()).hasSize(Files.size(runner.experiment().methodOutput()));
    String error = runner.status().error().orElseThrow();
    assertThat(error).hasSizeLessThan(9000).endsWith(" kB");
    String peakKb = error.substring(error.indexOf("VmHWM:") + 6, error.length() - 2);
    assertThat(Long.parseLong(peakKb.strip())).isLessThan(100 << 10);
  }

  @Test
  void recordsTheEndThoughNobodyTakesTheOutput() throws Exception {
    // Whoever should read stays until it is told to go.
    Path told = root.resolve("told");
    String reader = "until [ -e '" + told + "' ]; do sleep 0.1; done";
    runner.within("sh", "-c", "\"$@\" | " + reader, "-");
    runner.start(withResults("head -c 20000000 /dev/zero"));
    runner.awaitState("completed");
    assertThat(runner.process().isAlive()).isTrue();
    assertThat(runner.status().execTime().orElseThrow().toMillis()).isLessThan(4000);
    assertThat(runner.experiment().methodOutput()).hasSize(20_000_000 + HEADING.length());
    runner.awaitWarning("took nothing");
    Files.createFile(told);
    runner.exitCode();
  }

  @Test
  void givesTheMethodAnEmptyStandardInput() throws Exception {
    assertThat(runner.run(withResults("cat; echo read all"))).isZero();
    assertThat(runner.output()).isEqualTo(HEADING + "read all\n");
  }

  @Test
  void runsTheMethodInItsDirectoryWithItsVariables() throws Exception {
    runner.with("EXP", root.resolve("experiments/exp").toString());
    assertThat(runner.run("pwd; echo $PYTHONUNBUFFERED $EXP; exit 9")).isEqualTo(9);
    assertThat(runner.output())
        .isEqualTo(HEADING + root.toRealPath() + "\n1 " + root.resolve("experiments/exp") + "/\n");
  }

  @Test
  void endsEvenIfNobodyReadsItsOutput() throws Exception {
    // The reader of the pipe goes away at once; the method must not notice.
    String command = "yes | head -c 1000000; exit 5";
    runner.with("COMMAND", command);
    ProcessBuilder pipe =
        new ProcessBuilder(
            "sh", "-c", RunnerFixture.java() + " -jar " + RunnerFixture.JAR + " | true");
    runner.variables().forEach(pipe.environment()::put);
    assertThat(pipe.start().waitFor()).isZero();
    assertThat(runner.experiment().methodOutput()).hasSize(1_000_000 + HEADING.length());
    assertThat(runner.status().exitCode()).contains(5);
  }
}
