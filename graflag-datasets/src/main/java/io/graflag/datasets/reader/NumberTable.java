package io.graflag.datasets.reader;

import io.graflag.core.GraflagException;
import io.graflag.core.GraflagException.Kind;
import io.graflag.core.Json;
import java.io.Closeable;
import java.util.Arrays;
import java.util.List;

/**
 * Whole numbers in named columns of a file with a header; further columns are skipped.
 *
 * <p>Use: while {@link #next}, take each {@link #value}.
 */
final class NumberTable implements Closeable {
  private static final int SKIPPED = -1;

  private final CsvScanner scanner;
  private final List<String> header;
  private final String[] names;
  private final long[] values;

  /** For each column of the file, which of the names it holds. */
  private final int[] places;

  private NumberTable(CsvScanner scanner, List<String> header, String[] names, int[] places) {
    this.scanner = scanner;
    this.header = header;
    this.names = names;
    this.places = places;
    this.values = new long[names.length];
  }

  /** Opens a file and finds the columns; INVALID_INPUT where one is missing. */
  static NumberTable open(DataFile file, String... names) {
    CsvScanner scanner = new CsvScanner(file);
    try {
      if (!scanner.nextLine()) {
        throw GraflagException.of(
            Kind.INVALID_INPUT,
            file + " is empty: it lacks the header " + String.join(",", names) + ".");
      }
      List<String> header = scanner.texts();
      int[] places = new int[header.size()];
      Arrays.fill(places, SKIPPED);
      for (int place = 0; place < names.length; place++) {
        places[position(file, header, names[place])] = place;
      }
      return new NumberTable(scanner, header, names, places);
    } catch (GraflagException e) {
      scanner.close();
      throw e;
    }
  }

  /** Whether the header of a file has a column; false where the file is empty. */
  static boolean hasColumn(DataFile file, String name) {
    try (CsvScanner scanner = new CsvScanner(file)) {
      return scanner.nextLine() && scanner.texts().contains(name);
    }
  }

  /** Reads the next line; false at the end of the file. */
  boolean next() {
    if (!scanner.nextLine()) {
      return false;
    }
    for (int column = 0; column < places.length; column++) {
      if (places[column] == SKIPPED) {
        scanner.text(header.get(column));
      } else {
        values[places[column]] = scanner.wholeNumber(names[places[column]]);
      }
    }
    scanner.endLine();
    return true;
  }

  /** The number of the line, from 1 for the header. */
  long line() {
    return scanner.line();
  }

  /** A number of the line: the place of its column among the names. */
  long value(int place) {
    return values[place];
  }

  /**
   * A number of the line that counts from 0.
   *
   * @param kind what is numbered, such as "node"
   * @param count the number must be below it
   * @param counted who says so, such as "labels.csv has nodes"
   */
  int index(int place, String kind, int count, String counted) {
    long value = values[place];
    if (value < 0 || value >= count) {
      throw scanner.invalid(
          names[place],
          kind + " " + value + " is out of range: " + counted + " 0 to " + (count - 1));
    }
    return (int) value;
  }

  /** A number of the line that counts from 0 to the largest of an array. */
  int index(int place, String kind) {
    long value = values[place];
    if (value < 0 || value >= Integer.MAX_VALUE) {
      throw scanner.invalid(
          names[place], kind + " " + value + " is out of range: 0 to " + (Integer.MAX_VALUE - 1));
    }
    return (int) value;
  }

  @Override
  public void close() {
    scanner.close();
  }

  private static int position(DataFile file, List<String> header, String name) {
    int position = header.indexOf(name);
    if (position < 0) {
      throw GraflagException.of(
          Kind.INVALID_INPUT,
          file
              + " has no column '"
              + name
              + "'; its header is "
              + Json.line(String.join(",", header))
              + ".",
          "This method needs " + file.kind() + ".");
    }
    return position;
  }
}
