package io.graflag.runner;

import io.graflag.core.ExperimentDirectory;
import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.result.Edges;
import io.graflag.core.result.Ids;
import io.graflag.core.result.Labels;
import io.graflag.core.result.ResultType;
import io.graflag.core.result.Results;
import io.graflag.core.result.ResultsWriter;
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
  private final ExperimentDirectory experiment;
  private final Clock clock;
  private final Map<String, SpotFile> spots = new ConcurrentHashMap<>();
  private final Map<String, Object> metadata = new LinkedHashMap<>();
  private ResultType type;
  private Scores scores;
  private Optional<Labels> groundTruth = Optional.empty();
  private Optional<double[]> times = Optional.empty();
  private Optional<Ids> nodeIds = Optional.empty();
  private Optional<Edges> edges = Optional.empty();
  private Optional<Ids> graphIds = Optional.empty();
  private boolean finished;

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
   * Sets the scores and their labels; a later call replaces them.
   *
   * @param type what a score belongs to, and over what kind of time
   * @param scores flat, or rows of them for temporal types; higher is more anomalous
   * @param groundTruth labels of the same shape
   * @throws GraflagException INVALID_INPUT, with both shapes
   */
  public synchronized ResultWriter saveScores(ResultType type, Scores scores, Labels groundTruth) {
    return save(type, scores, Optional.of(groundTruth));
  }

  /** As above, where nobody knows which items are anomalies. */
  public synchronized ResultWriter saveScores(ResultType type, Scores scores) {
    return save(type, scores, Optional.empty());
  }

  /**
   * Sets one score an item, for static and stream types.
   *
   * @param scores higher is more anomalous; -1 is unknown, -2 inactive
   * @param groundTruth 1 anomaly, 0 normal, -1 unknown; as many as scores
   * @throws GraflagException INVALID_INPUT, with both lengths
   */
  public ResultWriter saveScores(ResultType type, double[] scores, byte[] groundTruth) {
    return saveScores(type, Scores.flat(scores), Labels.flat(groundTruth));
  }

  /** Sets the times: one a row for temporal types, one a score for streams. */
  public synchronized ResultWriter timestamps(double[] timestamps) {
    times = Optional.of(timestamps);
    return checked();
  }

  /** Names the nodes that the scores belong to. */
  public synchronized ResultWriter nodeIds(Ids ids) {
    nodeIds = Optional.of(ids);
    return checked();
  }

  /** Names the edges that the scores belong to. */
  public synchronized ResultWriter edges(Edges edges) {
    this.edges = Optional.of(edges);
    return checked();
  }

  /** Names the graphs that the scores belong to. */
  public synchronized ResultWriter graphIds(Ids ids) {
    graphIds = Optional.of(ids);
    return checked();
  }

  /** Adds one fact about the run: a number, a text, a flag, or maps and lists of these. */
  public synchronized ResultWriter addMetadata(String key, Object value) {
    requireUnfinished();
    metadata.put(key, value);
    return this;
  }

  /** Adds several facts about the run. */
  public synchronized ResultWriter addMetadata(Map<String, ?> values) {
    requireUnfinished();
    metadata.putAll(values);
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
   * @throws GraflagException USAGE where names differ, STORAGE or STORAGE_FULL
   */
  public void spot(String group, Map<String, ? extends Number> values) {
    spots
        .computeIfAbsent(group, name -> SpotFile.of(experiment.path(), name))
        .append(clock.instant(), values);
  }

  /**
   * Writes results.json; the last call but {@link #close}.
   *
   * @throws GraflagException USAGE without scores or after a first call; STORAGE or STORAGE_FULL
   */
  public synchronized void finish() {
    requireUnfinished();
    if (scores == null) {
      throw GraflagException.of(
          Kind.USAGE,
          "Cannot write " + experiment.results() + ": there are no scores.",
          "Call saveScores first.");
    }
    ResultsWriter.write(experiment.results(), results());
    finished = true;
  }

  /** Closes the files of measurements; results.json is written by {@link #finish} alone. */
  @Override
  public void close() {
    spots.values().forEach(SpotFile::close);
  }

  private ResultWriter save(ResultType type, Scores scores, Optional<Labels> groundTruth) {
    this.type = type;
    this.scores = scores;
    this.groundTruth = groundTruth;
    return checked();
  }

  /** Lets a mismatch of shapes fail where it is made rather than at the end of a long run. */
  private ResultWriter checked() {
    requireUnfinished();
    if (scores != null) {
      results();
    }
    return this;
  }

  private Results results() {
    return new Results(
        type, scores, groundTruth, times, nodeIds, edges, graphIds, metadata, Map.of());
  }

  private void requireUnfinished() {
    if (finished) {
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
