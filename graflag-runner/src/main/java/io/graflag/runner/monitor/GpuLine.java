package io.graflag.runner.monitor;

import java.util.Optional;

/**
 * One line of nvidia-smi: one card at one moment; NaN or empty where the driver does not tell.
 *
 * @param index the card's number, from 0
 * @param uuid "GPU-..."
 * @param usedMb memory in use, in MB of 2^20 bytes
 * @param totalMb its memory
 * @param utilizationPercent share of time in use, 0 to 100
 * @param powerWatts power that it draws
 * @param driver version of the driver
 * @param name its model
 */
record GpuLine(
    int index,
    Optional<String> uuid,
    double usedMb,
    double totalMb,
    double utilizationPercent,
    double powerWatts,
    Optional<String> driver,
    Optional<String> name) {
  /** What to ask for. The name comes last, because it may itself hold commas. */
  static final String FIELDS =
      "index,uuid,memory.used,memory.total,utilization.gpu,power.draw,driver_version,name";

  private static final int COUNT = 8;
  private static final int MOST_CARDS = 256;

  /** Reads a line; empty where it is no such line. */
  static Optional<GpuLine> parse(String line) {
    String[] fields = line.split(",", COUNT);
    double index = fields.length == COUNT ? number(fields[0]) : Double.NaN;
    if (!(index >= 0 && index < MOST_CARDS) || index != Math.rint(index)) {
      return Optional.empty();
    }
    return Optional.of(
        new GpuLine(
            (int) index,
            text(fields[1]),
            number(fields[2]),
            number(fields[3]),
            number(fields[4]),
            number(fields[5]),
            text(fields[6]),
            text(fields[7])));
  }

  /** A field such as "81559" or "[N/A]"; NaN where it is no number from 0. */
  private static double number(String field) {
    try {
      double value = Double.parseDouble(field.strip());
      return value >= 0 && Double.isFinite(value) ? value : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** The driver puts into brackets what it cannot say: "[N/A]", "[Unknown Error]". */
  private static Optional<String> text(String field) {
    return Optional.of(field.strip()).filter(text -> !text.isEmpty() && !text.startsWith("["));
  }
}
