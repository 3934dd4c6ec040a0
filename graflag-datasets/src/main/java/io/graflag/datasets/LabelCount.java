package io.graflag.datasets;

import io.graflag.core.result.Labels;

/** Counts the anomalies among labels. */
final class LabelCount {
  private LabelCount() {}

  static int anomalies(byte[] labels) {
    int anomalies = 0;
    for (byte label : labels) {
      if (label == Labels.ANOMALY) {
        anomalies++;
      }
    }
    return anomalies;
  }
}
