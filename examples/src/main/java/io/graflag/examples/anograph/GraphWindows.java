package io.graflag.examples.anograph;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.column.ByteColumn;
import io.graflag.core.column.IntColumn;
import io.graflag.core.column.LongColumn;
import io.graflag.core.result.Labels;
import io.graflag.datasets.EdgeStream;

/**
 * A stream cut into graphs: the edges of equally long windows of time, empty windows left out.
 *
 * @param numbers of each graph, its window: tick divided by the length of a window
 * @param ends of each graph, the index after its last edge
 * @param labels of each graph: 1 anomaly, 0 normal, -1 where unknown edges could decide
 */
public record GraphWindows(long[] numbers, int[] ends, byte[] labels) {

  /**
   * Cuts a stream.
   *
   * @param ticks how many ticks a window lasts, at least 1
   * @param threshold from how many anomalous edges on a graph is an anomaly, at least 1
   * @throws GraflagException USAGE, or INVALID_INPUT where a tick steps back into another window
   */
  public static GraphWindows of(EdgeStream stream, long ticks, int threshold) {
    require("window", ticks);
    require("edge threshold", threshold);
    LongColumn numbers = new LongColumn();
    IntColumn ends = new IntColumn();
    ByteColumn labels = new ByteColumn();
    int anomalies = 0;
    int unknown = 0;
    for (int edge = 0; edge < stream.size(); edge++) {
      anomalies += stream.labels()[edge] == Labels.ANOMALY ? 1 : 0;
      unknown += stream.labels()[edge] == Labels.UNKNOWN ? 1 : 0;
      long window = Math.floorDiv(stream.timestamps()[edge], ticks);
      boolean isLast = edge + 1 == stream.size();
      long next = isLast ? window : Math.floorDiv(stream.timestamps()[edge + 1], ticks);
      if (next < window) {
        throw GraflagException.of(
            Kind.INVALID_INPUT,
            "Edge "
                + (edge + 1)
                + ", counted from 0, lies in an earlier window than the one"
                + " before it.",
            "Sort the edges by time.");
      }
      if (isLast || next != window) {
        numbers.add(window);
        ends.add(edge + 1);
        labels.add(label(anomalies, unknown, threshold));
        anomalies = 0;
        unknown = 0;
      }
    }
    return new GraphWindows(numbers.toArray(), ends.toArray(), labels.toArray());
  }

  private static byte label(int anomalies, int unknown, int threshold) {
    if (anomalies >= threshold) {
      return Labels.ANOMALY;
    }
    return anomalies + unknown >= threshold ? Labels.UNKNOWN : Labels.NORMAL;
  }

  private static void require(String what, long value) {
    if (value < 1) {
      throw GraflagException.of(
          Kind.USAGE, "The " + what + " is " + value + ", but must be at least 1.");
    }
  }
}
