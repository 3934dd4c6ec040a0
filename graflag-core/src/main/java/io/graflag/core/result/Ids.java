package io.graflag.core.result;

import java.util.stream.LongStream;

/**
 * Identifiers of nodes or graphs: whole numbers, or texts where any one is a text.
 *
 * @param numbers the identifiers, or null where they are texts
 * @param texts the identifiers, or null where they are numbers
 * @param shape how they lie in the file
 */
public record Ids(long[] numbers, String[] texts, Shape shape) {

  public Ids {
    if ((numbers == null) == (texts == null)) {
      throw new IllegalArgumentException("ids are either numbers or texts");
    }
    int length = numbers == null ? texts.length : numbers.length;
    if (length != shape.size()) {
      throw new IllegalArgumentException(length + " ids for a shape of " + shape);
    }
  }

  /** One list of whole numbers. */
  public static Ids of(long[] numbers) {
    return new Ids(numbers, null, Shape.flat(numbers.length));
  }

  /** The numbers from 0 up to a count: items named by their place. */
  public static Ids upTo(int count) {
    return of(LongStream.range(0, count).toArray());
  }

  /** One list of texts. */
  public static Ids of(String[] texts) {
    return new Ids(null, texts, Shape.flat(texts.length));
  }

  /** The identifier at a flat index, as text. */
  public String text(int index) {
    return texts == null ? Long.toString(numbers[index]) : texts[index];
  }
}
