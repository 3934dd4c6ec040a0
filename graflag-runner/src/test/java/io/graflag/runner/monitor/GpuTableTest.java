package io.graflag.runner.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.graflag.core.experiment.GpuUse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class GpuTableTest {
  private static final long SECOND = 1_000_000_000;
  private static final long STALE = 5 * SECOND;
  private final GpuTable table = new GpuTable(0, STALE, GpuAssignment.NONE);

  private static String line(int index, String used, String utilization, String power) {
    return String.format(
        Locale.ROOT,
        "%d, GPU-abc%d0, %s, 1000, %s, %s, 550.1, C",
        index,
        index,
        used,
        utilization,
        power);
  }

  private static void report(GpuTable table, long now, String... used) {
    for (int card = 0; card < used.length; card++) {
      table.accept(line(card, used[card], "50", "100"), now);
    }
  }

  @Test
  void keepsTheLastValuesOfEachCard() {
    report(table, 1, "100", "200");
    table.accept(line(0, "150", "60", "70"), 2);
    assertThat(table.reading(3).memoryMb()).containsExactly(150, 200);
    assertThat(table.reading(3).utilizationPercent()).containsExactly(60, 50);
    assertThat(table.reading(3).powerWatts()).containsExactly(70, 100);
    assertThat(table.totalMb()).hasValue(2000);
    assertThat(table.driver()).contains("550.1");
  }

  @Test
  void remembersThePeakOverAllCards() {
    report(table, 1, "300", "200");
    report(table, 2, "100", "350");
    report(table, 3, "1", "1");
    assertThat(table.peakMb(true)).hasValue(500);
    assertThat(table.uses(3))
        .extracting(use -> use.peakMemoryMb().orElse(-1))
        .containsExactly(300.0, 350.0);
  }

  @Test
  void keepsOnCountingWhenTheLastCardFallsOffTheBus() {
    report(table, 1, "10", "20");
    table.accept(line(0, "70", "50", "100"), STALE + 2);
    table.accept(line(0, "30", "50", "100"), STALE + 3);
    assertThat(table.peakMb(true)).hasValue(70);
    assertThat(table.reading(STALE + 3).memoryMb()).containsExactly(30, Double.NaN);
    assertThat(table.uses(2 * STALE).get(1).energyJoules()).isEmpty();
  }

  @Test
  void countsAFieldWithoutAValueAsUnknown() {
    table.accept("0, [N/A], [N/A], [N/A], [Not Supported], [N/A], [N/A], [N/A]", 1);
    assertThat(table.reading(2).memoryMb()).containsExactly(Double.NaN);
    assertThat(table.reading(2).totalMemoryMb()).isEmpty();
    assertThat(table.peakMb(true)).isEmpty();
    assertThat(table.totalMb()).isEmpty();
    GpuUse use = table.uses(2).get(0);
    assertThat(use.meanUtilizationPercent()).isEmpty();
    assertThat(use.energyJoules()).isEmpty();
    assertThat(use.uuid()).isEmpty();
  }

  @Test
  void keepsAPeakThatWasKnownBeforeTheValueWentMissing() {
    table.accept(line(0, "70", "50", "1"), 1);
    table.accept(line(0, "[N/A]", "[N/A]", "1"), 2);
    assertThat(table.peakMb(true)).hasValue(70);
    assertThat(table.uses(3).get(0).meanUtilizationPercent()).hasValue(50);
  }

  @Test
  void addsUpPowerAsIfItChangedEvenly() {
    table.accept(line(0, "1", "0", "100"), 0);
    table.accept(line(0, "1", "50", "300"), SECOND);
    table.accept(line(0, "1", "100", "[N/A]"), 2 * SECOND);
    table.accept(line(0, "1", "50", "100"), 3 * SECOND);
    GpuUse use = table.uses(3 * SECOND).get(0);
    // 200 W for one second, then 200 W for two.
    assertThat(use.energyJoules().orElseThrow()).isEqualTo(600, within(1e-9));
    assertThat(use.meanUtilizationPercent()).hasValue(50);
  }

  @Test
  void doesNotKnowTheEnergyOverAGapOrOfOneReading() {
    table.accept(line(0, "1", "0", "100"), 0);
    assertThat(table.uses(1).get(0).energyJoules()).isEmpty();
    table.accept(line(0, "1", "0", "100"), STALE + 1);
    table.accept(line(0, "1", "0", "100"), STALE + 2);
    assertThat(table.uses(STALE + 3).get(0).energyJoules()).isEmpty();
  }

  @Test
  void doesNotKnowTheEnergyOfARunWhoseEndsNoReadingCovers() {
    table.accept(line(0, "1", "0", "100"), SECOND);
    table.accept(line(0, "1", "0", "100"), 5 * SECOND);
    table.accept(line(0, "1", "0", "100"), 10 * SECOND);
    assertThat(table.uses(10 * SECOND).get(0).energyJoules()).isEmpty();
    for (int second = 11; second <= 20; second++) {
      table.accept(line(0, "1", "0", "100"), second * SECOND);
    }
    assertThat(table.uses(20 * SECOND).get(0).energyJoules()).hasValue(1900);
    assertThat(table.uses(21 * SECOND).get(0).energyJoules()).isEmpty();
  }

  @Test
  void forgetsValuesThatAreStale() {
    report(table, 1, "100");
    assertThat(table.reading(STALE + 1).memoryMb()).containsExactly(100);
    assertThat(table.reading(STALE + 2).memoryMb()).containsExactly(Double.NaN);
    assertThat(table.reading(STALE + 2).utilizationPercent()).containsExactly(Double.NaN);
    assertThat(table.reading(STALE + 2).powerWatts()).containsExactly(Double.NaN);
  }

  @Test
  void passesOverGarbage() {
    table.accept("No devices were found", 1);
    assertThat(table.isEmpty()).isTrue();
    assertThat(table.reading(1).memoryMb()).isEmpty();
    assertThat(table.isSettled(Long.MAX_VALUE / 2)).isFalse();
  }

  @Test
  void isSettledOnceTheFirstReportIsOver() {
    table.accept(line(0, "1", "1", "1"), 10);
    table.accept(line(1, "1", "1", "1"), 12);
    assertThat(table.isSettled(12)).isFalse();
    assertThat(table.isSettled(13)).isTrue();
    table.accept(line(0, "1", "1", "1"), 20);
    assertThat(table.isSettled(0)).isTrue();
  }

  @Test
  void measuresOnlyTheCardsThatWereAssigned() {
    GpuTable own = new GpuTable(0, STALE, new GpuAssignment(List.of("GPU-abc20", "GPU-abc10")));
    report(own, 1, "1000", "20", "30", "4000");
    report(own, 2, "1000", "25", "10", "4000");
    assertThat(own.peakMb(true)).hasValue(50);
    assertThat(own.totalMb()).hasValue(2000);
    assertThat(own.reading(2).index()).containsExactly(1, 2);
    assertThat(own.uses(2)).extracting(GpuUse::index).containsExactly(1, 2);
    assertThat(own.missesItsOwn()).isFalse();
  }

  @Test
  void measuresAllCardsWhereTheAssignedOneIsNoneOfThem() {
    GpuTable lost = new GpuTable(0, STALE, new GpuAssignment(List.of("GPU-ffff", "GPU-eeee")));
    report(lost, 1, "100", "20");
    assertThat(lost.peakMb(false)).isEmpty();
    assertThat(lost.peakMb(true)).hasValue(120);
    assertThat(lost.missesItsOwn()).isTrue();
  }
}
