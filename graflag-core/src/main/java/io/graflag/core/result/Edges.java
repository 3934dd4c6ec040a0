package io.graflag.core.result;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.util.Arrays;

/**
 * Directed edges as two columns of node identifiers.
 *
 * @param sources node each edge leaves; an index into {@code names} where that is not null
 * @param targets node each edge enters; likewise
 * @param names the identifiers where they are texts, else null
 * @param shape how the edges lie in the file
 */
public record Edges(long[] sources, long[] targets, String[] names, Shape shape) {

  /** Checks every name; INVALID_INPUT names an edge to one that is missing or no text. */
  public Edges {
    if (sources.length != targets.length || sources.length != shape.size()) {
      throw new IllegalArgumentException(
          sources.length + " sources and " + targets.length + " targets for a shape of " + shape);
    }
    for (int i = 0; names != null && i < sources.length; i++) {
      requireName(names, i, sources[i]);
      requireName(names, i, targets[i]);
    }
    for (int i = 0; names != null && i < names.length; i++) {
      if (names[i] != null && !WellFormed.isText(names[i])) {
        throw halfACharacter(firstTouching(i, sources, targets));
      }
    }
  }

  /** One list of edges between nodes that have whole numbers. */
  public static Edges of(long[] sources, long[] targets) {
    return new Edges(sources, targets, null, Shape.flat(sources.length));
  }

  /** One list of edges between nodes that have whole numbers. */
  public static Edges of(int[] sources, int[] targets) {
    return of(
        Arrays.stream(sources).asLongStream().toArray(),
        Arrays.stream(targets).asLongStream().toArray());
  }

  /** One list of edges between nodes that have names. */
  public static Edges of(String[] sources, String[] targets) {
    EdgeColumns edges = new EdgeColumns();
    for (int i = 0; i < sources.length && i < targets.length; i++) {
      edges.add(EdgeColumns.SOURCE, required(sources[i], i));
      edges.add(EdgeColumns.TARGET, required(targets[i], i));
    }
    if (sources.length != targets.length) {
      throw new IllegalArgumentException(
          sources.length + " sources and " + targets.length + " targets");
    }
    return edges.toEdges(Shape.flat(sources.length));
  }

  /**
   * The same edges, laid out like something else.
   *
   * @param other a shape of as many edges, such as that of the scores
   */
  public Edges in(Shape other) {
    return new Edges(sources, targets, names, other);
  }

  private static void requireName(String[] names, int edge, long node) {
    if (node < 0 || node >= names.length) {
      throw invalid(edge, "node " + node + " of " + names.length + " named ones");
    }
    required(names[(int) node], edge);
  }

  private static String required(String name, int edge) {
    if (name == null) {
      throw invalid(edge, "a node without a name");
    }
    return name;
  }

  /** Names are checked once each, not once an edge. */
  private static int firstTouching(int node, long[] sources, long[] targets) {
    int edge = 0;
    while (edge < sources.length - 1 && sources[edge] != node && targets[edge] != node) {
      edge++;
    }
    return edge;
  }

  private static GraflagException halfACharacter(int edge) {
    return invalid(edge, "a node whose name is no text: it holds half of a surrogate pair");
  }

  private static GraflagException invalid(int edge, String problem) {
    return GraflagException.of(Kind.INVALID_INPUT, "Edge " + edge + " touches " + problem + ".");
  }
}
