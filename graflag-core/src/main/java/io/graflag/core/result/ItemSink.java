package io.graflag.core.result;

/**
 * Takes the scores of a run one after another, with what belongs to each.
 *
 * <p>Every score comes with the same company: alone, with a label, or with a label and a time.
 * Scores of temporal types lie in rows, each of which is ended; other types have none. For use by
 * one thread: another one is refused, and the results with it.
 */
public interface ItemSink {
  /** Takes a score; higher is more anomalous. */
  void add(double score);

  /**
   * Takes a score and its label.
   *
   * @param label 1 anomaly, 0 normal, -1 unknown
   */
  void add(double score, int label);

  /** Takes a score, its label and when it happened; for types without rows. */
  void add(double score, int label, double timestamp);

  /** Ends a row; without scores since the last one it is an empty row. */
  void endRow();

  /** Ends a row and says which time step it was. */
  void endRow(double timestamp);
}
