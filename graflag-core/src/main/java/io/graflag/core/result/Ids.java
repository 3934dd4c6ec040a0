package io.graflag.core.result;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import java.util.stream.LongStream;

/**
 * Identifiers of nodes or graphs: whole numbers, or texts where any one is a text.
 *
 * @param numbers the identifiers, or null where they are texts
 * @param texts the identifiers, or null where they are numbers
 * @param shape how they lie in the file
 */
public record Ids(long[] numbers, String[] texts, Shape shape) {

  /** Checks every text; INVALID_INPUT names the first that is null or holds half a character. */
  public Ids {
    if ((numbers == null) == (texts == null)) {
      throw new IllegalArgumentException("ids are either numbers or texts");
    }
    int length = numbers == null ? texts.length : numbers.length;
    if (length != shape.size()) {
      throw new IllegalArgumentException(length + " ids for a shape of " + shape);
    }
    for (int i = 0; texts != null && i < texts.length; i++) {
      if (texts[i] == null) {
        throw invalid(i, length, "is null.");
      }
      if (!WellFormed.isText(texts[i])) {
        throw invalid(i, length, "is no text: it holds half of a surrogate pair.");
      }
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

  /**
   * The same identifiers, laid out like something else.
   *
   * @param other a shape of as many values, such as that of the scores
   */
  public Ids in(Shape other) {
    return new Ids(numbers, texts, other);
  }

  /** The identifier at a flat index, as text. */
  public String text(int index) {
    return texts == null ? Long.toString(numbers[index]) : texts[index];
  }

  private static GraflagException invalid(int index, int length, String problem) {
    return GraflagException.of(Kind.INVALID_INPUT, "Id " + index + " of " + length + " " + problem);
  }
}
