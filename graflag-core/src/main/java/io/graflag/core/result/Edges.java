package io.graflag.core.result;

/**
 * Directed edges as two columns of node identifiers.
 *
 * @param sources node each edge leaves; an index into {@code names} where that is not null
 * @param targets node each edge enters; likewise
 * @param names the identifiers where they are texts, else null
 * @param shape how the edges lie in the file
 */
public record Edges(long[] sources, long[] targets, String[] names, Shape shape) {

  public Edges {
    if (sources.length != targets.length || sources.length != shape.size()) {
      throw new IllegalArgumentException(
          sources.length + " sources and " + targets.length + " targets for a shape of " + shape);
    }
  }

  /** One list of edges between nodes that have whole numbers. */
  public static Edges of(long[] sources, long[] targets) {
    return new Edges(sources, targets, null, Shape.flat(sources.length));
  }
}
