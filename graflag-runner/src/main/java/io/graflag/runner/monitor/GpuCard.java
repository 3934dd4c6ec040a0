package io.graflag.runner.monitor;

import io.graflag.core.experiment.GpuUse;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the reports of one graphics card add up to. */
final class GpuCard {
  private static final double NANOS_PER_SECOND = 1e9;

  /** The part of the run between the first reading of power and the last, at least. */
  private static final double COVERED = 0.95;

  private final int index;
  private Optional<String> uuid = Optional.empty();
  private Optional<String> name = Optional.empty();
  private double usedMb = Double.NaN;
  private double totalMb = Double.NaN;
  private double utilizationPercent = Double.NaN;
  private double powerWatts = Double.NaN;
  private double peakMb = Double.NaN;
  private double utilizationSum;
  private int utilizations;
  private double energyJoules = Double.NaN;
  private boolean powerGap;
  private double lastWatts = Double.NaN;
  private long firstWattsAt;
  private long wattsAt;
  private long seenAt;

  GpuCard(int index) {
    this.index = index;
  }

  /** Takes a report; readings of power further apart than a limit do not add up. */
  void accept(GpuLine line, long now, long longestGap) {
    uuid = line.uuid().or(() -> uuid);
    name = line.name().or(() -> name);
    usedMb = line.usedMb();
    totalMb = Double.isNaN(line.totalMb()) ? totalMb : line.totalMb();
    utilizationPercent = line.utilizationPercent();
    powerWatts = line.powerWatts();
    seenAt = now;
    if (!(peakMb >= usedMb) && !Double.isNaN(usedMb)) {
      peakMb = usedMb;
    }
    if (!Double.isNaN(utilizationPercent)) {
      utilizationSum += utilizationPercent;
      utilizations++;
    }
    if (!Double.isNaN(powerWatts)) {
      addEnergy(now, longestGap);
    }
  }

  /** Power between two readings is taken to change evenly. */
  private void addEnergy(long now, long longestGap) {
    if (!Double.isNaN(lastWatts)) {
      powerGap |= now - wattsAt > longestGap;
      double seconds = (now - wattsAt) / NANOS_PER_SECOND;
      double before = Double.isNaN(energyJoules) ? 0 : energyJoules;
      energyJoules = before + (lastWatts + powerWatts) / 2 * seconds;
    } else {
      firstWattsAt = now;
    }
    lastWatts = powerWatts;
    wattsAt = now;
  }

  int index() {
    return index;
  }

  Optional<String> uuid() {
    return uuid;
  }

  /** When it was last reported. */
  long seenAt() {
    return seenAt;
  }

  double usedMb() {
    return usedMb;
  }

  double totalMb() {
    return totalMb;
  }

  double utilizationPercent() {
    return utilizationPercent;
  }

  double powerWatts() {
    return powerWatts;
  }

  /**
   * All of it; the energy only if readings of power came without a gap, over 95 % of the time.
   *
   * <p>What the card took before the first reading and after the last is not known; in a short run
   * that is most of it.
   *
   * @param began when the run did
   * @param now when it ended
   */
  GpuUse use(long began, long now, long longestGap) {
    boolean covered = wattsAt - firstWattsAt >= COVERED * (now - began);
    boolean whole = covered && !powerGap && now - wattsAt <= longestGap;
    return new GpuUse(
        index,
        uuid,
        name,
        known(peakMb),
        known(totalMb),
        known(utilizationSum / utilizations),
        known(whole ? energyJoules : Double.NaN));
  }

  private static OptionalDouble known(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
