package io.graflag.examples.stream;

import io.graflag.core.result.Edges;
import io.graflag.core.result.ResultType;
import io.graflag.datasets.EdgeStream;
import io.graflag.datasets.reader.EdgeStreamReader;
import io.graflag.examples.DetectorRun;
import io.graflag.examples.RunDirectories;
import io.graflag.runner.ResultWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One run of a detector over the edge stream of a dataset.
 *
 * @param command name of the detector
 * @param parameters what the run depends on, by name
 */
public record StreamRun(String command, Map<String, ?> parameters) {
  private static final double NANOS_PER_SECOND = 1e9;

  /** Hands scores to the writer, with what names their items. */
  @FunctionalInterface
  public interface Saving {
    /** Sets type, scores, labels, times and names. */
    void into(ResultWriter writer, EdgeStream stream, double[] scores);
  }

  /** Reads the stream, scores every edge once and writes the results. */
  public void execute(EdgeStreamDetector detector, RunDirectories directories) {
    execute(directories, stream -> scores(detector, stream), StreamRun::saveEdges);
  }

  /** Reads the stream, scores and saves it, and says how fast it was scored. */
  public void execute(
      RunDirectories directories, Function<EdgeStream, double[]> detector, Saving saving) {
    new DetectorRun(command, parameters)
        .execute(
            directories,
            writer -> {
              EdgeStream stream = EdgeStreamReader.read(directories.data());
              long start = System.nanoTime();
              double[] scores = detector.apply(stream);
              double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
              saving.into(writer, stream, scores);
              writer.addMetadata("summary", summary(stream.size(), seconds));
            });
  }

  /** Scores every edge, in order. */
  public static double[] scores(EdgeStreamDetector detector, EdgeStream stream) {
    double[] scores = new double[stream.size()];
    int[] sources = stream.sources();
    int[] targets = stream.targets();
    long[] ticks = stream.timestamps();
    for (int edge = 0; edge < scores.length; edge++) {
      scores[edge] = detector.score(sources[edge], targets[edge], ticks[edge]);
    }
    return scores;
  }

  /** The times of the edges, as results.json holds them. */
  public static double[] times(EdgeStream stream) {
    return Arrays.stream(stream.timestamps()).asDoubleStream().toArray();
  }

  private static void saveEdges(ResultWriter writer, EdgeStream stream, double[] scores) {
    writer.saveScores(ResultType.EDGE_STREAM_ANOMALY_SCORES, scores, stream.labels());
    writer.timestamps(times(stream));
    writer.edges(Edges.of(stream.sources(), stream.targets()));
  }

  private static Map<String, Object> summary(int edges, double seconds) {
    return new TreeMap<>(Map.of("edges", edges, "edges_per_second", Math.round(edges / seconds)));
  }
}
