package io.graflag.examples.midas;

import io.graflag.core.result.Edges;
import io.graflag.core.result.ResultType;
import io.graflag.datasets.EdgeStream;
import io.graflag.datasets.reader.EdgeStreamReader;
import io.graflag.examples.PeakMemory;
import io.graflag.examples.RunDirectories;
import io.graflag.runner.ResultWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * One run of a detector over the edge stream of a dataset.
 *
 * @param command name of the detector
 * @param sketch its common options
 * @param options its further options by name
 */
record StreamRun(String command, SketchOptions sketch, Map<String, ?> options) {
  private static final double NANOS_PER_SECOND = 1e9;

  /** Reads the stream, scores every edge once and writes the results. */
  void execute(EdgeStreamDetector detector, RunDirectories directories) {
    try (ResultWriter writer = directories.results()) {
      long start = System.nanoTime();
      EdgeStream stream = EdgeStreamReader.read(directories.data());
      double[] scores = new double[stream.size()];
      long scoring = System.nanoTime();
      score(detector, stream, scores);
      long end = System.nanoTime();
      writer.saveScores(ResultType.EDGE_STREAM_ANOMALY_SCORES, scores, stream.labels());
      writer.timestamps(Arrays.stream(stream.timestamps()).asDoubleStream().toArray());
      writer.edges(Edges.of(widened(stream.sources()), widened(stream.targets())));
      writer.addMetadata("method_name", directories.method(command));
      writer.addMetadata("dataset", directories.dataset());
      writer.addMetadata("parameters", parameters());
      writer.addMetadata("seed", sketch.seed());
      writer.addMetadata("summary", summary(stream.size(), (end - scoring) / NANOS_PER_SECOND));
      writer.addResourceMetrics(
          (end - start) / 1e6, PeakMemory.megabytes(), OptionalDouble.empty());
      writer.finish();
    }
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

  private Map<String, Object> parameters() {
    Map<String, Object> parameters = new TreeMap<>(options);
    parameters.put("rows", sketch.size().rows());
    parameters.put("columns", sketch.size().columns());
    return parameters;
  }

  private static Map<String, Object> summary(int edges, double seconds) {
    return new TreeMap<>(Map.of("edges", edges, "edges_per_second", Math.round(edges / seconds)));
  }

  private static long[] widened(int[] numbers) {
    return Arrays.stream(numbers).asLongStream().toArray();
  }
}
