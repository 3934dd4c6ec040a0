package io.graflag.examples.midas;

import io.graflag.core.result.Edges;
import io.graflag.core.result.ResultType;
import io.graflag.datasets.EdgeStream;
import io.graflag.datasets.reader.EdgeStreamReader;
import io.graflag.examples.DetectorRun;
import io.graflag.examples.RunDirectories;
import io.graflag.runner.ResultWriter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * One run of a detector over the edge stream of a dataset.
 *
 * @param command name of the detector
 * @param parameters what the run depends on, by name
 */
record StreamRun(String command, Map<String, ?> parameters) {
  private static final double NANOS_PER_SECOND = 1e9;

  /** A run of a detector that counts in sketches, with options of its own. */
  static StreamRun of(String command, SketchOptions sketch, Map<String, ?> options) {
    Map<String, Object> parameters = new HashMap<>(options);
    parameters.put("rows", sketch.size().rows());
    parameters.put("columns", sketch.size().columns());
    parameters.put("seed", sketch.seed());
    return new StreamRun(command, parameters);
  }

  /** Reads the stream, scores every edge once and writes the results. */
  void execute(EdgeStreamDetector detector, RunDirectories directories) {
    new DetectorRun(command, parameters)
        .execute(directories, writer -> score(detector, directories, writer));
  }

  private static void score(
      EdgeStreamDetector detector, RunDirectories directories, ResultWriter writer) {
    EdgeStream stream = EdgeStreamReader.read(directories.data());
    double[] scores = new double[stream.size()];
    long start = System.nanoTime();
    score(detector, stream, scores);
    double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
    writer.saveScores(ResultType.EDGE_STREAM_ANOMALY_SCORES, scores, stream.labels());
    writer.timestamps(Arrays.stream(stream.timestamps()).asDoubleStream().toArray());
    writer.edges(Edges.of(widened(stream.sources()), widened(stream.targets())));
    writer.addMetadata("summary", summary(stream.size(), seconds));
  }

  /** Scores every edge, in order. */
  static void score(EdgeStreamDetector detector, EdgeStream stream, double[] scores) {
    int[] sources = stream.sources();
    int[] targets = stream.targets();
    long[] ticks = stream.timestamps();
    for (int edge = 0; edge < scores.length; edge++) {
      scores[edge] = detector.score(sources[edge], targets[edge], ticks[edge]);
    }
  }

  private static Map<String, Object> summary(int edges, double seconds) {
    return new TreeMap<>(Map.of("edges", edges, "edges_per_second", Math.round(edges / seconds)));
  }

  private static long[] widened(int[] numbers) {
    return Arrays.stream(numbers).asLongStream().toArray();
  }
}
