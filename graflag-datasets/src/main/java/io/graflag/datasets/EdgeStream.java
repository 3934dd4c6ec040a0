package io.graflag.datasets;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;

/**
 * Labelled directed edges in the order in which they arrive, as four columns.
 *
 * <p>The arrays are not copied, so they must not change afterwards.
 *
 * @param sources node each edge leaves, not negative
 * @param targets node each edge enters, not negative
 * @param timestamps when each edge arrives, in the unit of the dataset
 * @param labels 1 anomaly, 0 normal, -1 unknown
 */
public record EdgeStream(int[] sources, int[] targets, long[] timestamps, byte[] labels) {

  /** Checks that the columns are of one length; INVALID_INPUT names all four if not. */
  public EdgeStream {
    if (targets.length != sources.length
        || timestamps.length != sources.length
        || labels.length != sources.length) {
      throw GraflagException.of(
          Kind.INVALID_INPUT,
          "An edge stream has "
              + sources.length
              + " sources, "
              + targets.length
              + " targets, "
              + timestamps.length
              + " timestamps and "
              + labels.length
              + " labels.");
    }
  }

  /** How many edges there are. */
  public int size() {
    return sources.length;
  }

  /** How many edges are anomalies. */
  public int anomalyCount() {
    return LabelCount.anomalies(labels);
  }
}
