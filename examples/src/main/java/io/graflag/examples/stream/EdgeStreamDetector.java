package io.graflag.examples.stream;

import io.graflag.core.GraflagException;

/** Scores the edges of a stream one after another, seeing each once. */
public interface EdgeStreamDetector {

  /**
   * Takes the next edge and says how anomalous it is.
   *
   * @param source node the edge leaves
   * @param target node the edge enters
   * @param tick when it arrives: 1 or later, never before the edge before it
   * @return a score of at least 0, higher is more anomalous
   * @throws GraflagException INVALID_INPUT where the tick steps back or is below 1
   */
  double score(int source, int target, long tick);
}
