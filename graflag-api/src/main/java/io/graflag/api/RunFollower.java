package io.graflag.api;

import io.graflag.api.engine.Waiting;
import io.graflag.api.storage.Storage;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.experiment.ExperimentState;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.function.Function;

/** Follows one run: its output by byte offset, its state, and its end. */
final class RunFollower {
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);
  private static final long PROGRESS_NANOS = 1_000_000_000L;
  private static final int CHUNK_BYTES = 1 << 16;

  private final Storage storage;
  private final Function<ExperimentName, ExperimentInfo> look;
  private final Clock clock;
  private long offset;

  RunFollower(Storage storage, Function<ExperimentName, ExperimentInfo> look, Clock clock) {
    this.storage = storage;
    this.look = look;
    this.clock = clock;
  }

  ExperimentInfo follow(ExperimentName name, long start, RunListener listener) {
    offset = start;
    // A short run is noticed soon, and a long one costs next to nothing.
    Duration pause = SHORTEST_PAUSE;
    long lastProgress = System.nanoTime();
    while (true) {
      ExperimentInfo info = look.apply(name);
      // The state is asked before the output is read, so what is read after the end is all there
      // is.
      boolean read = drain(name, listener);
      if (isOver(info)) {
        listener.on(new RunEvent.Finished(name, info));
        return info;
      }
      if (System.nanoTime() - lastProgress >= PROGRESS_NANOS) {
        lastProgress = System.nanoTime();
        listener.on(progress(name, info));
      }
      pause = read ? SHORTEST_PAUSE : pause.multipliedBy(2);
      pause = pause.compareTo(storage.patience()) > 0 ? storage.patience() : pause;
      Waiting.pause(pause);
    }
  }

  private boolean drain(ExperimentName name, RunListener listener) {
    long before = offset;
    for (byte[] bytes = next(name); bytes.length > 0; bytes = next(name)) {
      offset += bytes.length;
      listener.on(new RunEvent.Output(name, bytes));
    }
    return offset > before;
  }

  private byte[] next(ExperimentName name) {
    return storage.output(name, offset, CHUNK_BYTES);
  }

  private RunEvent progress(ExperimentName name, ExperimentInfo info) {
    Duration elapsed = Duration.between(name.time(), LocalDateTime.now(clock));
    Optional<Double> memory =
        Optional.ofNullable(storage.lastRow(name, "resources").get("memory_mb"));
    ExperimentState state = ExperimentState.find(info.status()).orElse(ExperimentState.UNKNOWN);
    return new RunEvent.Progress(name, state, elapsed, info.detail(), memory);
  }

  private static boolean isOver(ExperimentInfo info) {
    return info.isEnded() || info.status().equals(ExperimentState.UNKNOWN.word());
  }
}
