package io.graflag.evaluator;

import io.graflag.core.testing.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The 113 patients of pROC's aSAH, to compare with what pROC 1.18.0 prints.
 *
 * @param names of the columns
 * @param rows one a patient, the outcome first; 1 is poor
 */
public record Patients(List<String> names, double[][] rows) {

  /** Reads them; skips the test where they are absent. */
  public static Patients read() {
    try {
      List<String> lines = Files.readAllLines(SharedData.golden("asah.csv"));
      double[][] rows =
          lines.stream().skip(1).map(line -> numbers(line.split(","))).toArray(double[][]::new);
      return new Patients(List.of(lines.get(0).split(",")), rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All values of a predictor. */
  public double[] column(String name) {
    int column = names.indexOf(name);
    double[] values = new double[rows.length];
    for (int row = 0; row < rows.length; row++) {
      values[row] = rows[row][column];
    }
    return values;
  }

  /** Whose outcome was poor. */
  public boolean[] poor() {
    boolean[] poor = new boolean[rows.length];
    for (int row = 0; row < rows.length; row++) {
      poor[row] = rows[row][0] == 1;
    }
    return poor;
  }

  /** The values of a predictor of those with one outcome. */
  public double[] column(String name, boolean isPoor) {
    double[] values = column(name);
    boolean[] poor = poor();
    return IntStream.range(0, values.length)
        .filter(row -> poor[row] == isPoor)
        .mapToDouble(row -> values[row])
        .toArray();
  }

  private static double[] numbers(String[] cells) {
    double[] numbers = new double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      numbers[i] = Double.parseDouble(cells[i]);
    }
    return numbers;
  }
}
