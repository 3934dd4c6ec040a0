package io.graflag.examples.lesson;

import io.graflag.core.result.ResultType;
import io.graflag.runner.ResultWriter;
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
}
