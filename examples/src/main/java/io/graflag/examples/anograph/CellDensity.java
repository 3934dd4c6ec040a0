package io.graflag.examples.anograph;

/** One matrix of counts that says how dense it is around a cell. */
interface CellDensity {
  /** Multiplies every count. */
  void decay(double factor);

  /** Counts an edge in its cell, then says how dense the matrix is around that cell. */
  double add(int row, int column);
}
