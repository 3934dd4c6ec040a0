package io.graflag.runner.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GpuTableTest {
  private static final long STALE = 1000;
  private final GpuTable table = new GpuTable(STALE);

  @Test
  void keepsTheLastValuesOfEachCard() {
    table.accept("0, 100, 81559, 50", 1);
    table.accept("1, 200, 81559, 0", 1);
    table.accept("0, 150, 81559, 60", 2);
    assertThat(table.reading(3).memoryMb()).containsExactly(150, 200);
    assertThat(table.reading(3).utilizationPercent()).containsExactly(60, 0);
    assertThat(table.totalMb()).hasValue(163118);
  }

  @Test
  void remembersThePeakOverAllCards() {
    table.accept("0, 300, 1000, 50", 1);
    table.accept("1, 200, 1000, 50", 1);
    table.accept("0, 100, 1000, 50", 2);
    table.accept("1, 350, 1000, 50", 2);
    assertThat(table.peakMb()).hasValue(500);
  }

  @Test
  void countsAFieldWithoutAValueAsUnknown() {
    table.accept("0, [N/A], [N/A], [Not Supported]", 1);
    assertThat(table.reading(2).memoryMb()).containsExactly(Double.NaN);
    assertThat(table.reading(2).totalMemoryMb()).isEmpty();
    assertThat(table.peakMb()).isEmpty();
    assertThat(table.totalMb()).isEmpty();
  }

  @Test
  void keepsAPeakThatWasKnownBeforeTheValueWentMissing() {
    table.accept("0, 70, 1000, 50", 1);
    table.accept("0, [N/A], 1000, [N/A]", 2);
    assertThat(table.peakMb()).hasValue(70);
  }

  @Test
  void forgetsValuesThatAreStale() {
    table.accept("0, 100, 1000, 50", 1);
    assertThat(table.reading(STALE + 1).memoryMb()).containsExactly(100);
    assertThat(table.reading(STALE + 2).memoryMb()).containsExactly(Double.NaN);
    assertThat(table.reading(STALE + 2).utilizationPercent()).containsExactly(Double.NaN);
  }

  @Test
  void passesOverGarbage() {
    for (String line :
        new String[] {
          "",
          ",,,",
          "No devices were found",
          "-1,1,1,1",
          "0.5,1,1,1",
          "999999,1,1,1",
          "0,1,1",
          "nan,1,1,1",
          "0,1,1,1,1"
        }) {
      table.accept(line, 1);
    }
    assertThat(table.reading(1).memoryMb()).isEmpty();
    assertThat(table.isSettled(Long.MAX_VALUE / 2)).isFalse();
  }

  @Test
  void isSettledOnceTheFirstReportIsOver() {
    table.accept("0, 1, 1, 1", 10);
    table.accept("1, 1, 1, 1", 12);
    assertThat(table.isSettled(12)).isFalse();
    assertThat(table.isSettled(13)).isTrue();
    table.accept("0, 1, 1, 1", 20);
    assertThat(table.isSettled(0)).isTrue();
  }
}
