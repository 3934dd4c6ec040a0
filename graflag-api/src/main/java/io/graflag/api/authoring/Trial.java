package io.graflag.api.authoring;

import io.graflag.api.ExperimentInfo;
import io.graflag.api.Experiments;
import io.graflag.api.RunListener;
import io.graflag.api.RunRequest;
import io.graflag.api.config.Places;
import io.graflag.api.copy.FileTree;
import io.graflag.api.storage.DatasetEntry;
import io.graflag.api.storage.LocalStorage;
import io.graflag.api.storage.Storage;
import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.SharedLayout;
import io.graflag.core.StorageErrors;
import io.graflag.core.experiment.ExperimentName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Real runs of a method, in a directory of their own that goes with them. */
final class Trial implements AutoCloseable {
  private static final int LAST_LINES = 20;
  private static final String FIRST_LINE = "=== METHOD OUTPUT ===";

  private final Path scratch;
  private final boolean keep;
  private final Experiments experiments;
  private Optional<ExperimentName> running = Optional.empty();
  private boolean closed;

  private Trial(Path scratch, boolean keep, Experiments experiments) {
    this.scratch = scratch;
    this.keep = keep;
    this.experiments = experiments;
  }

  /**
   * Prepares runs of one method on one dataset.
   *
   * @param keep whether what they leave behind outlives the trial
   * @param experimentsIn runs over a storage
   */
  static Trial of(
      MethodFolder method,
      DatasetEntry dataset,
      boolean keep,
      Function<Storage, Experiments> experimentsIn,
      Clock clock) {
    try {
      Path scratch = Files.createTempDirectory("graflag-check-");
      SharedLayout layout = new SharedLayout(scratch);
      // The method and the dataset stay where they are; only what is written goes elsewhere.
      link(layout.methods(), method.directory());
      link(layout.datasets(), dataset.directory());
      Storage storage = new LocalStorage(Places.under(scratch), clock);
      return new Trial(scratch, keep, experimentsIn.apply(storage));
    } catch (IOException e) {
      throw StorageErrors.of("create", Path.of("a directory for the trial"), e);
    }
  }

  private static void link(Path folder, Path directory) throws IOException {
    Files.createDirectories(folder);
    Files.createSymbolicLink(folder.resolve(directory.getFileName()), directory.toRealPath());
  }

  /**
   * Runs the method once and waits for the end.
   *
   * @throws GraflagException INTERRUPTED where the trial was closed before
   */
  ExperimentInfo run(RunRequest request) {
    return experiments.follow(start(request), 0, RunListener.SILENT);
  }

  /** Starts a run; whoever closes meanwhile waits, so that no run escapes. */
  private synchronized ExperimentName start(RunRequest request) {
    if (closed) {
      throw GraflagException.of(Kind.INTERRUPTED, "The check was closed; nothing more is run.");
    }
    ExperimentName name = experiments.start(request, RunListener.SILENT);
    running = Optional.of(name);
    return name;
  }

  /** What a run left behind. */
  ExperimentDirectory directory(ExperimentInfo run) {
    return new SharedLayout(scratch).experiment(ExperimentName.parse(run.name()));
  }

  /** The last lines that the method wrote. */
  List<String> lastLines(ExperimentInfo run) {
    byte[] bytes = experiments.outputTail(ExperimentName.parse(run.name()), LAST_LINES).bytes();
    return new String(bytes, StandardCharsets.UTF_8)
        .lines()
        // The line that the runner begins the file with is none of the method's.
        .filter(line -> !line.equals(FIRST_LINE))
        .toList();
  }

  /** Where the runs lie; empty where they are deleted. */
  Optional<Path> keptIn() {
    return keep ? Optional.of(scratch) : Optional.empty();
  }

  /** Ends a run that still goes on, and deletes what is not to be kept. */
  @Override
  public synchronized void close() {
    closed = true;
    running.ifPresent(this::stop);
    running = Optional.empty();
    if (!keep && Files.exists(scratch)) {
      FileTree.delete(scratch);
    }
  }

  private void stop(ExperimentName name) {
    try {
      experiments.stop(name);
    } catch (GraflagException e) {
      // It ended by itself, as it should.
      if (e.kind() != Kind.CONFLICT) {
        throw e;
      }
    }
  }
}
