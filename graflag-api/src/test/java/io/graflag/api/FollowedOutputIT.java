package io.graflag.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.graflag.api.copy.Sha256;
import io.graflag.api.ssh.Shell;
import io.graflag.api.ssh.SshServer;
import io.graflag.api.ssh.Wire;
import io.graflag.api.storage.RemoteStorage;
import io.graflag.core.Json;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.experiment.StateFacts.Service;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Follows a run whose output grows, over a connection that breaks. */
@ExtendWith(SshServer.Extension.class)
class FollowedOutputIT {
  private static final ExperimentName NAME =
      ExperimentName.parse("exp__midas__toy__20260309_140000");

  private static final int LINES = Integer.getInteger("graflag.test.followed-lines", 300_000);
  private static final int LINES_AT_ONCE = 1000;

  /** Bytes of the lines, within a few per cent. */
  private static final long BYTES = 13L * LINES;

  @TempDir Path root;

  @Test
  void printsEveryByteOnceThoughTheConnectionBreaksThreeTimes(SshServer server) throws Exception {
    Path output = root.resolve("experiments/" + NAME + "/method_output.txt");
    status("running");
    try (Wire wire = server.wire();
        Shell shell = server.over(wire, Duration.ofMillis(500))) {
      wire.after(BYTES / 4, wire::cut);
      wire.after(BYTES / 2, wire::stall);
      wire.after(3 * BYTES / 4, wire::cut);
      CompletableFuture<Void> method = CompletableFuture.runAsync(() -> print(output));
      Path printed = root.resolve("printed");
      assertThat(follow(shell, printed).status()).isEqualTo("completed");
      method.join();
      assertThat(Sha256.of(printed)).isEqualTo(Sha256.of(output));
      assertThat(wire.allHappened()).isTrue();
    }
  }

  private ExperimentInfo follow(Shell shell, Path printed) throws IOException {
    RemoteStorage storage = new RemoteStorage(shell, root, Clock.systemUTC());
    FakeEngine engine = new FakeEngine();
    engine.service = new Service.Running();
    ExperimentReader reader = new ExperimentReader(storage, engine);
    RunFollower follower =
        new RunFollower(storage, name -> reader.see(name).info(), SharedFolder.CLOCK);
    try (OutputStream out = Files.newOutputStream(printed)) {
      return follower.follow(NAME, 0, event -> on(event, out));
    }
  }

  private static void on(RunEvent event, OutputStream out) {
    try {
      if (event instanceof RunEvent.Output output) {
        out.write(output.bytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a method does: numbered lines, and then its end. */
  private void print(Path output) {
    try (OutputStream out =
        Files.newOutputStream(output, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      StringBuilder lines = new StringBuilder("=== METHOD OUTPUT ===\n");
      for (int i = 1; i <= LINES; i++) {
        lines.append("line ").append(i).append('\n');
        if (i % LINES_AT_ONCE == 0) {
          out.write(lines.toString().getBytes(StandardCharsets.US_ASCII));
          lines.setLength(0);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    status("completed");
  }

  /** Whole at once, as the runner writes it: half a status would be none. */
  private void status(String state) {
    Path file = root.resolve("experiments/" + NAME + "/status.json");
    Map<String, Object> status = Map.of("status", state, "timestamp", "2026-03-09T14:00:00Z");
    try {
      Files.createDirectories(file.getParent());
      Path temporary = Files.writeString(root.resolve("status"), Json.pretty(status));
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
