package io.graflag.examples.lesson;

import io.graflag.core.result.ResultType;
import io.graflag.runner.ResultWriter;
import io.graflag.runner.StreamableArray;
import java.util.Map;

/** What a method written in Java leaves behind: scores, labels, and what should be remembered. */
public final class E01WriteResults {
  private E01WriteResults() {}

  /**
   * Writes the results of a method.
   *
   * @param environment the variables that the runner gives a method; EXP says where to write
   * @param scores one score a node; higher is more anomalous
   * @param labels 1 for an anomaly, 0 for a normal node
   */
  public static void write(Map<String, String> environment, double[] scores, byte[] labels) {
    try (ResultWriter writer = ResultWriter.from(environment)) {
      writer.spot("training", Map.of("epoch", 1, "loss", 0.42)); // a row of training.csv
      writer.saveScores(ResultType.NODE_ANOMALY_SCORES, scores, labels);
      writer.addMetadata("seed", 7);
      writer.finish(); // results.json appears now, whole
    }
  }

  /**
   * Writes scores that never fit in memory: they are made while the file is written.
   *
   * @param edges makes one edge after the other, and its score
   */
  public static void stream(Map<String, String> environment, ScoredEdges edges) {
    try (ResultWriter writer = ResultWriter.from(environment)) {
      writer.saveScores(
          ResultType.EDGE_STREAM_ANOMALY_SCORES,
          StreamableArray.from(
              items -> {
                while (edges.next()) {
                  items.add(edges.score(), edges.isAnomaly() ? 1 : 0);
                }
              }));
      writer.finish();
    }
  }

  /** Edges of a stream, one at a time. */
  public interface ScoredEdges {
    /** Goes on to the next edge; false after the last. */
    boolean next();

    /** How anomalous it is. */
    double score();

    /** What is known of it. */
    boolean isAnomaly();
  }
}
