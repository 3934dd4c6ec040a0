package io.graflag.runner;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.core.ExperimentDirectory;
import io.graflag.core.experiment.Outcome;
import io.graflag.core.experiment.Status;
import io.graflag.core.experiment.StatusFile;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MethodRunnerTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir Path root;

  /** Does something in the moment in which it is asked for the time. */
  private static final class MeddlingClock extends Clock {
    private final Runnable meddling;

    MeddlingClock(Runnable meddling) {
      this.meddling = meddling;
    }

    @Override
    public Instant instant() {
      meddling.run();
      return NOW;
    }

    @Override
    public ZoneId getZone() {
      return UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** What a client does that stops a run before it knows of a runner. */
  private static void recordStopped(Path file) {
    OffsetDateTime now = NOW.atOffset(UTC);
    Outcome outcome = Outcome.stopped("Stopped by tester.");
    StatusFile.write(
        file,
        Status.building("fixture", now, "client")
            .ended(now, outcome, Optional.empty(), Optional.empty()));
  }

  private int run(Clock clock, List<String> reports) throws Exception {
    String method = "touch " + root.resolve("started");
    Map<String, String> variables =
        Map.of("DATA", root + "/", "EXP", root + "/", "METHOD_NAME", "fixture", "COMMAND", method);
    Surroundings surroundings =
        new Surroundings(
            variables,
            "node",
            clock,
            System::nanoTime,
            OutputStream.nullOutputStream(),
            reports::add);
    RunnerConfig config = RunnerConfig.from(variables, List.of());
    return new MethodRunner(config, surroundings, new CompletableFuture<>()).run();
  }

  @Test
  void doesNotStartAMethodWhoseRunEndedInTheMomentBefore() throws Exception {
    Path file = new ExperimentDirectory(root).status();
    List<String> reports = new ArrayList<>();
    assertThat(run(new MeddlingClock(() -> recordStopped(file)), reports)).isEqualTo(143);
    assertThat(root.resolve("started")).doesNotExist();
    assertThat(StatusFile.read(file).status().orElseThrow().host()).contains("client");
    assertThat(reports).hasSize(1).allMatch(line -> line.startsWith("runner: not started: "));
    assertThat(root.toFile().list()).containsExactly("status.json");
  }
}
