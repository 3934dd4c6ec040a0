package io.graflag.evaluator.baseline;

import io.graflag.core.result.Labels;
import java.util.Optional;

/**
 * Brings items together by position, where nothing names them.
 *
 * <p>Equal counts could be a coincidence, and a shuffled file has them too; the labels of results
 * and dataset have to agree item by item wherever both are known.
 */
final class Positions {
  private Positions() {}

  /**
   * Checks that items can be brought together by position.
   *
   * @param count how many scores there are
   * @param unnamed what the results lack, such as {@code node_ids}
   * @param expected how many items the dataset has
   * @param items what they are, such as {@code nodes}
   * @param labels what the results say of each score
   * @param known what the dataset says of each item; empty where it says nothing
   * @return what a reader should know
   */
  static String require(
      int count,
      String unnamed,
      int expected,
      String items,
      Optional<Labels> labels,
      byte[] known) {
    if (count != expected) {
      throw Refusal.because(
          "The results hold no "
              + unnamed
              + ", and "
              + count
              + " scores cannot be told apart among the "
              + expected
              + " "
              + items
              + " of the dataset.");
    }
    if (labels.isPresent() && known.length == count) {
      requireAgreement(labels.get().values(), known, unnamed);
    }
    return "By position, because the results hold no " + unnamed + ".";
  }

  private static void requireAgreement(byte[] labels, byte[] known, String unnamed) {
    for (int item = 0; item < labels.length; item++) {
      boolean both = labels[item] != Labels.UNKNOWN && known[item] != Labels.UNKNOWN;
      if (both && labels[item] != known[item]) {
        throw Refusal.because(
            "The results hold no "
                + unnamed
                + " and are not in the order of the dataset: item "
                + item
                + " is "
                + word(labels[item])
                + " in the results, "
                + word(known[item])
                + " in the dataset.");
      }
    }
  }

  private static String word(byte label) {
    return label == Labels.ANOMALY ? "an anomaly" : "normal";
  }
}
