package io.graflag.api;

import io.graflag.api.engine.Waiting;
import io.graflag.api.storage.Storage;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.experiment.ExperimentName;
import io.graflag.core.experiment.ExperimentState;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.function.Function;

/**
 * Follows one run: its output by byte offset, its state, and its end.
 *
 * <p>A connection that breaks is waited for; what was written meanwhile is not lost.
 */
final class RunFollower {
  /** The first pause is this part of the longest: a short run is noticed soon. */
  private static final int FIRST_PART = 10;

  /** How long a run may be out of sight before its follower gives up. */
  private static final Duration BLINDNESS = Duration.ofMinutes(2);

  private static final Duration BETWEEN_PROGRESS = Duration.ofSeconds(1);

  /** Much output is read in few round trips. */
  private static final int CHUNK_BYTES = 1 << 20;

  private final Storage storage;
  private final Function<ExperimentName, ExperimentInfo> look;
  private final Clock clock;
  private final Duration blindness;
  private long offset;

  RunFollower(Storage storage, Function<ExperimentName, ExperimentInfo> look, Clock clock) {
    this(storage, look, clock, BLINDNESS);
  }

  RunFollower(
      Storage storage,
      Function<ExperimentName, ExperimentInfo> look,
      Clock clock,
      Duration blindness) {
    this.storage = storage;
    this.look = look;
    this.clock = clock;
    this.blindness = blindness;
  }

  ExperimentInfo follow(ExperimentName name, long start, RunListener listener) {
    offset = start;
    ExperimentInfo info = null;
    Duration first = storage.patience().dividedBy(FIRST_PART);
    Duration pause = first;
    Duration lookPause = first;
    Stopwatch sinceLook = new Stopwatch();
    Stopwatch sinceSight = new Stopwatch();
    Stopwatch sinceProgress = new Stopwatch();
    while (true) {
      boolean read = false;
      try {
        if (info == null || sinceLook.isOver(lookPause)) {
          info = look.apply(name);
          lookPause = longer(lookPause);
        }
        // The state was asked before the output is read: what is read after the end is all.
        read = drain(name, listener);
        sinceSight.restart();
        if (isOver(info)) {
          listener.on(new RunEvent.Finished(name, info));
          return info;
        }
        if (sinceProgress.isOver(BETWEEN_PROGRESS)) {
          listener.on(progress(name, info));
        }
      } catch (GraflagException e) {
        listener.on(blind(name, e, sinceSight));
      }
      pause = read ? first : longer(pause);
      Waiting.pause(pause);
    }
  }

  private Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(storage.patience()) > 0 ? storage.patience() : twice;
  }

  /** The manager may come back; the run goes on without it. */
  private RunEvent blind(ExperimentName name, GraflagException e, Stopwatch sinceSight) {
    if (e.kind() != Kind.UNREACHABLE) {
      throw e;
    }
    if (sinceSight.shows(blindness)) {
      throw new GraflagException(
          Kind.UNREACHABLE,
          "Lost sight of " + name + ": " + e.getMessage(),
          "The run goes on without it. Come back with: graflag logs -f -e " + name,
          e);
    }
    return new RunEvent.Progress(
        name,
        ExperimentState.UNKNOWN,
        Duration.between(name.time(), LocalDateTime.now(clock)),
        Optional.of("Out of sight, tried again: " + e.getMessage()),
        Optional.empty());
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
    return info.isEnded() || info.certain() && info.status().equals(ExperimentState.UNKNOWN.word());
  }

  /** Time that passes. */
  private static final class Stopwatch {
    private long start = System.nanoTime();

    void restart() {
      start = System.nanoTime();
    }

    boolean shows(Duration time) {
      return System.nanoTime() - start >= time.toNanos();
    }

    /** Whether so much passed; it starts again then. */
    boolean isOver(Duration time) {
      boolean over = shows(time);
      if (over) {
        restart();
      }
      return over;
    }
  }
}
