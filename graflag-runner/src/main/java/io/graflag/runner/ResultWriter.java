package io.graflag.runner;

import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.result.Edges;
import io.graflag.core.result.Ids;
import io.graflag.core.result.Labels;
import io.graflag.core.result.Metadata;
import io.graflag.core.result.ResultType;
import io.graflag.core.result.Results;
import io.graflag.core.result.ResultsReader;
import io.graflag.core.result.Scores;
import io.graflag.core.spot.SpotFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what a method found: results.json, and measurements while it works.
 *
 * <pre>{@code
 * try (ResultWriter writer = ResultWriter.from(System.getenv())) {
 *   for (int epoch = 1; epoch <= epochs; epoch++) {
 *     writer.spot("training", Map.of("epoch", epoch, "loss", train()));
 *   }
 *   writer.saveScores(ResultType.NODE_ANOMALY_SCORES, scores, labels);
 *   writer.addMetadata("method_name", "mymethod");
 *   writer.addResourceMetrics(execTimeMs, peakMemoryMb, OptionalDouble.empty());
 *   writer.finish();
 * }
 * }</pre>
 *
 * <p>Nothing is written to results.json before {@link #finish}, and then all of it at once. Safe
 * for use by several threads.
 */
public final class ResultWriter implements AutoCloseable {
  /** Named as the original's, so that tools that look for its lines find ours. */
  private static final Logger LOG = LoggerFactory.getLogger("graflag_runner.results");

  private final ExperimentDirectory experiment;
  private final Clock clock;
  private final Map<String, SpotFile> spots = new ConcurrentHashMap<>();
  private final Map<String, Object> metadata = new LinkedHashMap<>();
  private final ResultColumns columns = new ResultColumns();
  private Stage stage = Stage.COLLECTING;
  private volatile boolean closed;

  /** What may still be set. */
  private enum Stage {
    /** Everything. */
    COLLECTING,
    /** Facts alone: sources are being read, perhaps by threads that add some. */
    WRITING,
    /** Nothing. */
    WRITTEN
  }

  private ResultWriter(ExperimentDirectory experiment, Clock clock) {
    this.experiment = experiment;
    this.clock = clock;
  }

  /**
   * A writer for an experiment.
   *
   * @param experimentDirectory where results.json goes
   * @throws GraflagException NOT_FOUND where it is no directory
   */
  public static ResultWriter in(Path experimentDirectory) {
    return in(experimentDirectory, Clock.systemUTC());
  }

  /** As above, with another clock for the timestamps of {@link #spot}. */
  static ResultWriter in(Path experimentDirectory, Clock clock) {
    if (!Files.isDirectory(experimentDirectory)) {
      throw GraflagException.of(
          Kind.NOT_FOUND,
          "Cannot write results to " + experimentDirectory + ": it is no directory.");
    }
    return new ResultWriter(new ExperimentDirectory(experimentDirectory), clock);
  }

  /**
   * A writer for the experiment that the variable EXP names, as the runner sets it.
   *
   * @param environment all variables, {@code System.getenv()}
   * @throws GraflagException USAGE where EXP is not set, NOT_FOUND where it is no directory
   */
  public static ResultWriter from(Map<String, String> environment) {
    String path = environment.get("EXP");
    if (path == null || path.isBlank()) {
      throw GraflagException.of(
          Kind.USAGE,
          "Cannot write results: the variable EXP, which names the experiment's directory, is not"
              + " set.",
          "The runner sets it; without the runner, use ResultWriter.in(directory).");
    }
    return in(Path.of(path));
  }

  /**
   * Reads back what was written.
   *
   * @param results a results.json, or the directory of an experiment
   * @throws GraflagException NOT_FOUND, STORAGE, or INVALID_INPUT with line, column and JSON path
   */
  public static Results loadResults(Path results) {
    return ResultsReader.read(
        Files.isDirectory(results) ? new ExperimentDirectory(results).results() : results);
  }

  /**
   * Sets the scores and their labels; a later call replaces them.
   *
   * @param type what a score belongs to, and over what kind of time
   * @param scores flat, or rows of them for temporal types; higher is more anomalous; -1 is
   *     unknown, -2 inactive
   * @param groundTruth labels of the same shape: 1 anomaly, 0 normal, -1 unknown
   * @throws GraflagException INVALID_INPUT, with both shapes or the label that is none
   */
  public synchronized ResultWriter saveScores(ResultType type, Scores scores, Labels groundTruth) {
    return save(type, scores, Optional.of(groundTruth));
  }

  /** As above, where nobody knows which items are anomalies. */
  public synchronized ResultWriter saveScores(ResultType type, Scores scores) {
    return save(type, scores, Optional.empty());
  }

  /** Sets one score and label an item, for static and stream types; as above. */
  public ResultWriter saveScores(ResultType type, double[] scores, byte[] groundTruth) {
    return saveScores(type, Scores.flat(scores), Labels.flat(groundTruth));
  }

  /** Sets one score and label an item, for static and stream types; as above. */
  public ResultWriter saveScores(ResultType type, double[] scores, int[] groundTruth) {
    return saveScores(type, Scores.flat(scores), Labels.flat(groundTruth));
  }

  /** Sets one score an item, for static and stream types; {@code true} is an anomaly. */
  public ResultWriter saveScores(ResultType type, double[] scores, boolean[] groundTruth) {
    return saveScores(type, Scores.flat(scores), Labels.flat(groundTruth));
  }

  /** Sets one score an item, for static and stream types without labels. */
  public ResultWriter saveScores(ResultType type, double[] scores) {
    return saveScores(type, Scores.flat(scores));
  }

  /** Sets rows of scores and labels, one a time step, for temporal types; as above. */
  public ResultWriter saveScores(ResultType type, double[][] scores, byte[][] groundTruth) {
    return saveScores(type, Scores.rows(scores), Labels.rows(groundTruth));
  }

  /** Sets rows of scores and labels, one a time step, for temporal types; as above. */
  public ResultWriter saveScores(ResultType type, double[][] scores, int[][] groundTruth) {
    return saveScores(type, Scores.rows(scores), Labels.rows(groundTruth));
  }

  /** Sets rows of scores, one a time step, for temporal types without labels. */
  public ResultWriter saveScores(ResultType type, double[][] scores) {
    return saveScores(type, Scores.rows(scores));
  }

  /**
   * Sets scores that are read while {@link #finish} writes them, and never held in memory.
   *
   * @param scores the scores, alone or with labels and times; rows of them for temporal types
   * @throws GraflagException USAGE where the array is in use already
   */
  public synchronized ResultWriter saveScores(ResultType type, StreamableArray scores) {
    return save(type, scores, Optional.empty());
  }

  /**
   * Sets scores and labels that are read, one column after the other, while they are written.
   *
   * @param groundTruth labels 1, 0 and -1 of the same shape, from a source of their own
   * @throws GraflagException USAGE where an array is in use already
   */
  public synchronized ResultWriter saveScores(
      ResultType type, StreamableArray scores, StreamableArray groundTruth) {
    return save(type, scores, Optional.of(groundTruth));
  }

  /** Sets the times: one a row for temporal types, one a score for streams. */
  public synchronized ResultWriter timestamps(double[] timestamps) {
    requireCollecting();
    columns.times(timestamps);
    return this;
  }

  /** Sets times that are read while they are written. */
  public synchronized ResultWriter timestamps(StreamableArray timestamps) {
    requireCollecting();
    columns.times(timestamps);
    return this;
  }

  /** Names the nodes that the scores belong to. */
  public synchronized ResultWriter nodeIds(Ids ids) {
    requireCollecting();
    columns.nodeIds(ids);
    return this;
  }

  /** Names the edges that the scores belong to. */
  public synchronized ResultWriter edges(Edges edges) {
    requireCollecting();
    columns.edges(edges);
    return this;
  }

  /** Names the graphs that the scores belong to. */
  public synchronized ResultWriter graphIds(Ids ids) {
    requireCollecting();
    columns.graphIds(ids);
    return this;
  }

  /**
   * Adds one fact about the run: a number, a text, a flag, or maps, lists, arrays and records of
   * these, of any depth.
   *
   * <p>Sources of streamed columns may still add facts while {@link #finish} reads them.
   *
   * @param value copied; what is not finite is written as null
   * @throws GraflagException INVALID_INPUT, with the path of keys to what JSON has no form for
   */
  public synchronized ResultWriter addMetadata(String key, Object value) {
    requireUnwritten();
    metadata.put(key, Metadata.copy(key, value));
    return this;
  }

  /** Adds several facts about the run; all or, where one is refused, none. */
  public synchronized ResultWriter addMetadata(Map<String, ?> values) {
    requireUnwritten();
    Map<String, Object> copies = new LinkedHashMap<>();
    values.forEach((key, value) -> copies.put(key, Metadata.copy(key, value)));
    metadata.putAll(copies);
    return this;
  }

  /**
   * Adds what the method itself measured; the runner measures too.
   *
   * @param execTimeMs milliseconds
   * @param peakMemoryMb MB of 2^20 bytes
   * @param peakGpuMb likewise; empty without a GPU
   */
  public ResultWriter addResourceMetrics(
      double execTimeMs, double peakMemoryMb, OptionalDouble peakGpuMb) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("exec_time_ms", rounded(execTimeMs));
    values.put("peak_memory_mb", rounded(peakMemoryMb));
    values.put("peak_gpu_mb", peakGpuMb.isPresent() ? rounded(peakGpuMb.getAsDouble()) : null);
    return addMetadata(values);
  }

  /**
   * Appends a row of measurements to {@code <group>.csv}.
   *
   * @param group letters, digits, {@code _}, {@code -} and {@code .}
   * @param values the metrics by name; the same names in every call of a group
   * @throws GraflagException USAGE where names differ or after {@link #close}, STORAGE or
   *     STORAGE_FULL
   */
  public void spot(String group, Map<String, ? extends Number> values) {
    SpotFile file = spots.computeIfAbsent(group, name -> SpotFile.of(experiment.path(), name));
    if (closed) {
      throw GraflagException.of(
          Kind.USAGE,
          "Cannot append to " + experiment.spot(group) + ": the writer is closed.",
          "Call spot before close.");
    }
    file.append(clock.instant(), values);
  }

  /**
   * Writes results.json; the last call but {@link #close}.
   *
   * @throws GraflagException USAGE without scores or after a first call; STORAGE or STORAGE_FULL;
   *     INVALID_INPUT where a streamed column fails or does not fit; nothing is written then
   */
  public void finish() {
    begin();
    boolean written = false;
    try {
      LOG.info(
          columns.isStreamed()
              ? "[INFO] Writing results with streaming (large data)..."
              : "[INFO] Writing results (standard)...");
      write();
      written = true;
    } finally {
      enter(written ? Stage.WRITTEN : Stage.COLLECTING);
    }
    LOG.info("[OK] Results written to: {}", experiment.results());
  }

  private synchronized void begin() {
    requireCollecting();
    if (columns.isEmpty()) {
      throw GraflagException.of(
          Kind.USAGE,
          "Cannot write " + experiment.results() + ": there are no scores.",
          "Call saveScores first.");
    }
    enter(Stage.WRITING);
  }

  private synchronized void enter(Stage next) {
    stage = next;
  }

  /** All facts; what is added later would not be written, and is refused. */
  private synchronized Map<String, Object> facts() {
    enter(Stage.WRITTEN);
    return new LinkedHashMap<>(metadata);
  }

  /** Without the lock: a source may wait for a thread that adds facts. */
  private void write() {
    try {
      columns.write(experiment.results(), this::facts);
    } catch (GraflagException e) {
      if (e.kind() != Kind.INVALID_INPUT) {
        throw e;
      }
      throw new GraflagException(
          e.kind(),
          "Cannot write " + experiment.results() + ": " + e.getMessage(),
          e.hint().orElse(null),
          e);
    }
  }

  /** Closes the files of measurements; results.json is written by {@link #finish} alone. */
  @Override
  public void close() {
    closed = true; // before the files: one that is added from here on stays unopened
    spots.values().forEach(SpotFile::close);
  }

  private ResultWriter save(ResultType type, Scores scores, Optional<Labels> groundTruth) {
    requireCollecting();
    columns.scores(type, scores, groundTruth);
    LOG.info("[OK] Scores saved: {}", type);
    return this;
  }

  private ResultWriter save(
      ResultType type, StreamableArray scores, Optional<StreamableArray> groundTruth) {
    requireCollecting();
    columns.scores(type, scores, groundTruth);
    LOG.info("[OK] Streamable scores registered: {}", type);
    return this;
  }

  private void requireCollecting() {
    requireUnwritten();
    if (stage == Stage.WRITING) {
      throw GraflagException.of(
          Kind.USAGE,
          experiment.results() + " is being written, and takes nothing but metadata meanwhile.",
          "Set scores, times and names before finish.");
    }
  }

  private void requireUnwritten() {
    if (stage == Stage.WRITTEN) {
      throw GraflagException.of(
          Kind.USAGE,
          experiment.results() + " is written already.",
          "Call finish once, after everything else.");
    }
  }

  private static double rounded(double value) {
    return Double.isFinite(value) ? Math.round(value * 100) / 100.0 : value;
  }
}
