package io.graflag.evaluator.baseline;

import io.graflag.core.Json;
import io.graflag.core.result.Edges;
import io.graflag.core.result.Ids;

/** Reads identifiers of results as the numbers that a dataset gives its items, from 0. */
final class Numbers {
  private final int count;
  private final String items;

  /**
   * Numbers of a dataset's items.
   *
   * @param count how many there are
   * @param items what they are, such as {@code nodes}
   */
  Numbers(int count, String items) {
    this.count = count;
    this.items = items;
  }

  /** The number of each identifier; refused at the first that is none. */
  int[] of(Ids ids) {
    int[] numbers = new int[ids.shape().size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = ids.texts() == null ? number(ids.numbers()[i]) : number(ids.texts()[i]);
    }
    return numbers;
  }

  /** The number of the node that each edge leaves. */
  int[] ofSources(Edges edges) {
    return ofEnds(edges.sources(), edges.names());
  }

  /** The number of the node that each edge enters. */
  int[] ofTargets(Edges edges) {
    return ofEnds(edges.targets(), edges.names());
  }

  private int[] ofEnds(long[] ends, String[] names) {
    int[] numbers = new int[ends.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = names == null ? number(ends[i]) : number(names[(int) ends[i]]);
    }
    return numbers;
  }

  private int number(long id) {
    if (id < 0 || id >= count) {
      throw unknown(Long.toString(id));
    }
    return (int) id;
  }

  private int number(String id) {
    try {
      return number(Long.parseLong(id));
    } catch (NumberFormatException e) {
      throw unknown(Json.quoted(id));
    }
  }

  private RuntimeException unknown(String id) {
    return Refusal.because(
        "The results name "
            + id
            + ", which is none of the "
            + count
            + " "
            + items
            + " of the dataset, numbered from 0.");
  }
}
