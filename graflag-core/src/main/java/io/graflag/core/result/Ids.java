package io.graflag.core.result;

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

  /** One list of texts. */
  public static Ids of(String[] texts) {
    return new Ids(null, texts, Shape.flat(texts.length));
  }

  /** The identifier at a flat index, as text. */
  public String text(int index) {
    return texts == null ? Long.toString(numbers[index]) : texts[index];
  }
}
