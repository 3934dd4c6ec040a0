package io.graflag.datasets.reader;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;

/** Reads the features of nodes: a header of names, then one line a node. */
final class FeatureReader {
  private FeatureReader() {}

  /**
   * Reads the features node after node.
   *
   * @param counted what says how many nodes there are, for the message
   * @throws GraflagException INVALID_INPUT where lines and nodes differ in number
   */
  static float[] read(DataFile file, int nodeCount, String counted) {
    try (CsvScanner scanner = new CsvScanner(file)) {
      if (!scanner.nextLine()) {
        throw GraflagException.of(
            Kind.INVALID_INPUT, file + " is empty: it lacks a header of feature names.");
      }
      String[] names = scanner.texts().toArray(String[]::new);
      long size = (long) names.length * nodeCount;
      if (size > Integer.MAX_VALUE - 8) {
        throw GraflagException.of(
            Kind.INVALID_INPUT,
            file
                + ": "
                + nodeCount
                + " nodes with "
                + names.length
                + " features each are more than one array holds.");
      }
      float[] features = new float[(int) size];
      int node = 0;
      for (; scanner.nextLine(); node++) {
        if (node < nodeCount) {
          readLine(scanner, names, features, node * names.length);
        } else {
          skipLine(scanner, names);
        }
      }
      if (node != nodeCount) {
        throw GraflagException.of(
            Kind.INVALID_INPUT,
            file
                + " holds features of "
                + node
                + " nodes, but "
                + counted
                + " has "
                + nodeCount
                + ".");
      }
      return features;
    }
  }

  private static void readLine(CsvScanner scanner, String[] names, float[] features, int first) {
    for (int i = 0; i < names.length; i++) {
      features[first + i] = scanner.decimal(names[i]);
    }
    scanner.endLine();
  }

  private static void skipLine(CsvScanner scanner, String[] names) {
    for (String name : names) {
      scanner.text(name);
    }
    scanner.endLine();
  }
}
