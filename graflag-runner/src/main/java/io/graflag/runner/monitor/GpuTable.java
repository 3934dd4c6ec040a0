package io.graflag.runner.monitor;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The last values of each graphics card, filled line by line: index, used, total, utilisation.
 *
 * <p>Safe for use by several threads.
 */
final class GpuTable {
  private static final int MOST_CARDS = 256;
  private static final int FIELDS = 4;

  private final long staleAfterNanos;
  private double[] used = new double[0];
  private double[] total = new double[0];
  private double[] utilization = new double[0];
  private long[] seenAt = new long[0];
  private long firstBlockLine;
  private boolean wrapped;
  private int lastIndex = -1;
  private double peakMb = Double.NaN;

  GpuTable(long staleAfterNanos) {
    this.staleAfterNanos = staleAfterNanos;
  }

  /** Takes a line of the report; one that is none is passed over. */
  synchronized void accept(String line, long now) {
    String[] fields = line.split(",", -1);
    double index = fields.length == FIELDS ? number(fields[0]) : Double.NaN;
    if (!(index >= 0 && index < MOST_CARDS) || index != Math.rint(index)) {
      return;
    }
    int card = (int) index;
    grow(card + 1);
    used[card] = number(fields[1]);
    total[card] = number(fields[2]);
    utilization[card] = number(fields[3]);
    seenAt[card] = now;
    wrapped |= card <= lastIndex;
    lastIndex = card;
    if (!wrapped) {
      firstBlockLine = now;
    }
    if (card == used.length - 1) {
      double sum = reading(now).totalMemoryMb().orElse(Double.NaN);
      if (!(peakMb >= sum) && !Double.isNaN(sum)) {
        peakMb = sum;
      }
    }
  }

  /** Whether the first report ended before a moment. */
  synchronized boolean isSettled(long moment) {
    return wrapped || (lastIndex >= 0 && firstBlockLine - moment < 0);
  }

  synchronized GpuReading reading(long now) {
    double[] memory = used.clone();
    double[] load = utilization.clone();
    for (int card = 0; card < memory.length; card++) {
      if (now - seenAt[card] > staleAfterNanos) {
        memory[card] = Double.NaN;
        load[card] = Double.NaN;
      }
    }
    return new GpuReading(memory, load);
  }

  synchronized OptionalDouble peakMb() {
    return Double.isNaN(peakMb) ? OptionalDouble.empty() : OptionalDouble.of(peakMb);
  }

  synchronized OptionalDouble totalMb() {
    return new GpuReading(total, total).totalMemoryMb();
  }

  private void grow(int cards) {
    int before = used.length;
    if (cards > before) {
      used = Arrays.copyOf(used, cards);
      total = Arrays.copyOf(total, cards);
      utilization = Arrays.copyOf(utilization, cards);
      seenAt = Arrays.copyOf(seenAt, cards);
      Arrays.fill(used, before, cards, Double.NaN);
      Arrays.fill(total, before, cards, Double.NaN);
      Arrays.fill(utilization, before, cards, Double.NaN);
    }
  }

  /** A field such as "81559" or "[N/A]"; NaN where it is no number. */
  private static double number(String field) {
    try {
      return Double.parseDouble(field.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
